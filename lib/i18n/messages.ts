import type { Locale } from './locales';

/** One catalogue file each, in every language; a test holds the four equal. */
export const NAMESPACES = [
  'common',
  'shell',
  'home',
  'port',
  'sentence',
  'official',
  'practice',
  'votes',
  'reportForm',
  'editForms',
  'check',
  'browse',
  'registry',
  'search',
  'about',
  'apidocs',
  'account',
  'signin',
  'users',
  'mail',
  'edits',
  'queue',
  'moderation',
  'locks',
  'log',
  'history',
  'notifications',
] as const;
export type Namespace = (typeof NAMESPACES)[number];

/** The whole catalogue of one language, by namespace. */
export async function loadMessages(locale: Locale): Promise<Record<string, unknown>> {
  const entries = await Promise.all(
    NAMESPACES.map(async (namespace) => {
      const file = (await import(`./messages/${locale}/${namespace}.json`)) as { default: unknown };
      return [namespace, file.default] as const;
    }),
  );
  return Object.fromEntries(entries);
}
