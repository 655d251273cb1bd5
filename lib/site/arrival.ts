import { findActorBySession } from '@/lib/auth/queries';
import { ACCOUNT_PATH, HANDLE_PATH, SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { isGeneratedHandle } from '@/lib/auth/rules/handle';
import { safeNext } from '@/lib/auth/rules/next-path';
import type { Actor } from '@/lib/auth/types';
import { findWholeEdit } from '@/lib/edits/queries/context';
import { findHistoryHead } from '@/lib/edits/queries/revisions';
import { editIdSchema } from '@/lib/edits/schema';
import { subjectTypeSchema } from '@/lib/edits/types';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { findModeratedAccount } from '@/lib/moderation/queries/account';
import { decodeSegment } from '@/lib/platform/address';
import { parsePortText } from '@/lib/ports/types';
import { reportIdSchema } from '@/lib/reports/list-schema';
import { findEditableReport } from '@/lib/reports/queries/content';
import { reportEditPath } from '@/lib/reports/routes';
import { findEditableSoftware } from '@/lib/software/queries/content';
import { softwareEditPath, softwarePath } from '@/lib/software/routes';
import { userPath } from '@/lib/users/routes';

/** A request for a page that is made for its viewer. */
export interface Asked {
  readonly locale: Locale;
  /** The address without its language. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The session's cookie. */
  readonly secret: string | undefined;
}

/** What becomes of it: the page, the public page that says what is missing (without its language), or another address. */
export type Arrival =
  | { readonly type: 'page' }
  | { readonly type: 'missing'; readonly shown: string }
  | { readonly type: 'moved'; readonly address: string; readonly permanent: boolean };

const PAGE: Arrival = { type: 'page' };

/** Where no page of its own says that it is missing, any address without a page does. */
function missing(shown = '/missing'): Arrival {
  return { type: 'missing', shown };
}

function moved(address: string, permanent = false): Arrival {
  return { type: 'moved', address, permanent };
}

/** Where a request for a page arrives; the page itself could say so only when its first bytes are gone. */
export async function arrivalOf(asked: Asked, now: Date): Promise<Arrival> {
  const { locale, path, query, secret } = asked;
  if (path.startsWith('/history/')) return subjectOf(asked, null, now);
  const here = (to: string) => localePath(locale, to);
  const next = safeNext(query.get('next'));
  const actor = secret === undefined ? null : await findActorBySession(secret, now);
  if (path === SIGNIN_PATH) return actor === null ? PAGE : moved(next ?? here(ACCOUNT_PATH));
  const back = query.size === 0 ? here(path) : `${here(path)}?${query.toString()}`;
  if (actor === null) return moved(withNext(here(SIGNIN_PATH), back));
  const { handle } = actor;
  if (path === HANDLE_PATH) {
    return handle === null || isGeneratedHandle(handle) ? PAGE : moved(next ?? here('/'));
  }
  if (handle === null) return moved(withNext(here(HANDLE_PATH), back));
  return subjectOf(asked, actor, now);
}

interface Find {
  readonly parts: readonly string[];
  readonly locale: Locale;
  readonly actor: Actor | null;
  readonly now: Date;
}

/** Pages about something that may not be there. */
const SUBJECTS: readonly (readonly [RegExp, (find: Find) => Arrival | Promise<Arrival>])[] = [
  [/^\/ports\/([^/]+)\/(report|article\/edit)$/, portForm],
  [/^\/reports\/([^/]+)\/edit$/, reportForm],
  [/^\/software\/([^/]+)\/edit$/, softwareForm],
  [/^\/edits\/([^/]+)\/rebase$/, rebaseForm],
  [/^\/users\/([^/]+)\/moderate$/, moderation],
  [/^\/(?:history|moderate)\/([^/]+)\/([^/]+)$/, history],
];

async function subjectOf(asked: Asked, actor: Actor | null, now: Date): Promise<Arrival> {
  for (const [pattern, find] of SUBJECTS) {
    const found = pattern.exec(asked.path);
    if (found === null) continue;
    const parts = found.slice(1).map((part) => decodeSegment(part) ?? '');
    return find({ parts, locale: asked.locale, actor, now });
  }
  return PAGE;
}

function portForm({ parts: [asked = '', form = ''], locale }: Find): Arrival {
  const parsed = parsePortText(asked);
  if (parsed === null) return missing(`/ports/${encodeURIComponent(asked)}`);
  return parsed.canonical ? PAGE : moved(localePath(locale, `/ports/${parsed.port}/${form}`), true);
}

async function reportForm({ parts: [asked], locale }: Find): Promise<Arrival> {
  const id = reportIdSchema.safeParse(asked);
  const report = id.success ? await findEditableReport(id.data) : null;
  if (report === null) return missing();
  return 'mergedInto' in report
    ? moved(localePath(locale, reportEditPath(report.mergedInto)))
    : PAGE;
}

async function softwareForm({ parts: [slug = ''], locale }: Find): Promise<Arrival> {
  const software = await findEditableSoftware(slug);
  if (software === null) return missing(softwarePath(slug));
  return 'mergedInto' in software
    ? moved(localePath(locale, softwareEditPath(software.mergedInto)))
    : PAGE;
}

async function rebaseForm({ parts: [asked = ''], actor, now }: Find): Promise<Arrival> {
  const id = editIdSchema.safeParse(asked);
  const found = id.success ? await findWholeEdit(id.data, actor, now) : null;
  return found === null ? missing(`/edits/${encodeURIComponent(asked)}`) : PAGE;
}

async function moderation({ parts: [handle = ''] }: Find): Promise<Arrival> {
  return (await findModeratedAccount(handle)) === null ? missing(userPath(handle)) : PAGE;
}

async function history({ parts: [type, id = ''] }: Find): Promise<Arrival> {
  const known = subjectTypeSchema.safeParse(type);
  const head = known.success ? await findHistoryHead({ type: known.data, id }) : null;
  return head === null ? missing() : PAGE;
}
