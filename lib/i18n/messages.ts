import { createTranslator } from 'next-intl';
import type { Locale } from './locales';

/** One catalogue file each, in every language; a test holds them equal. */
export const NAMESPACES = [
  'common',
  'shell',
  'home',
  'port',
  'sentence',
  'official',
  'practice',
  'votes',
  'fields',
  'reportForm',
  'editForms',
  'check',
  'checkPaste',
  'browse',
  'pick',
  'registry',
  'search',
  'about',
  'apidocs',
  'account',
  'signin',
  'factor',
  'users',
  'mail',
  'edits',
  'queue',
  'moderation',
  'locks',
  'log',
  'history',
  'notifications',
  'contributions',
  'feedback',
  'sources',
  'chart',
  'batches',
  'dashboard',
  'collisions',
  'asOf',
  'feeds',
  'firewall',
  'apply',
  'namespaces',
] as const;
export type Namespace = (typeof NAMESPACES)[number];

const loaded = new Map<Locale, Promise<Record<string, unknown>>>();

/** The whole catalogue of one language, by namespace; put together once a process. */
export function loadMessages(locale: Locale): Promise<Record<string, unknown>> {
  const messages = loaded.get(locale) ?? load(locale);
  loaded.set(locale, messages);
  return messages;
}

async function load(locale: Locale): Promise<Record<string, unknown>> {
  const entries = await Promise.all(
    NAMESPACES.map(async (namespace) => {
      const file = (await import(`./messages/${locale}/${namespace}.json`)) as { default: unknown };
      return [namespace, file.default] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** What a text is filled with; a function makes what stands between two marks of it (`<name></name>`). */
export type TextValues = Readonly<
  Record<string, string | number | Date | ((chunks: string) => string)>
>;

/** A translator outside of pages (routes, mail, commands): the language is an argument. */
export async function translatorFor(locale: Locale, namespace: Namespace) {
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace, timeZone: 'UTC' });
  return (key: string, values?: TextValues): string => t.markup(key as never, values as never);
}
