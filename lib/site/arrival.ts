import { findHalfSignIn } from '@/lib/auth/commands/half-sign-in';
import { findActorBySession } from '@/lib/auth/queries';
import {
  ACCOUNT_PATH,
  HANDLE_PATH,
  SECOND_STEP_PATH,
  SIGNIN_PATH,
  withNext,
} from '@/lib/auth/routes';
import { isGeneratedHandle } from '@/lib/auth/rules/handle';
import { safeNext } from '@/lib/auth/rules/next-path';
import type { Actor } from '@/lib/auth/types';
import { NEW_BATCH_PATH } from '@/lib/batches/routes';
import { NEW_NAMESPACE_PATH } from '@/lib/namespaces/routes';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { decodeSegment } from '@/lib/platform/address';
import { REPORT_PATH } from '@/lib/reports/routes';
import {
  type Subject,
  portOfForm,
  reportOfForm,
  softwareOfForm,
  serviceOfForm,
  editToRebase,
  batchNamed,
  namespaceNamed,
  moderatedAccount,
  historySubject,
  portToReport,
} from './subjects';

/** Looks up what a page is about; `params` are those of its folder, decoded. */
type LookUp = (
  params: Readonly<Record<string, string | undefined>>,
  viewer: Actor | null,
  now: Date,
  query: URLSearchParams,
) => Subject<unknown> | Promise<Subject<unknown>>;

/** What pages that the proxy looks at are about, by their folders. A test fails where one is forgotten. */
export const LOOK_UPS: Readonly<Record<'query' | 'member', Readonly<Record<string, LookUp>>>> = {
  query: {
    '/batches/[id]': ({ id = '' }) => batchNamed(id),
    '/history/[type]/[id]': ({ type = '', id = '' }) => historySubject(type, id),
    '/ports/[port]/report': ({ port = '' }) => portOfForm(port, 'report'),
    [REPORT_PATH]: (_params, _viewer, _now, query) => portToReport(query),
  },
  member: {
    '/batches/[id]/moderate': ({ id = '' }) => batchNamed(id),
    '/namespaces/[slug]/manage': ({ slug = '' }) => namespaceNamed(slug),
    '/ports/[port]/article/edit': ({ port = '' }) => portOfForm(port, 'article/edit'),
    '/reports/[id]/edit': ({ id = '' }) => reportOfForm(id),
    '/services/[name]/edit': ({ name = '' }) => serviceOfForm(name),
    '/software/[slug]/edit': ({ slug = '' }) => softwareOfForm(slug),
    '/edits/[id]/rebase': ({ id = '' }, viewer, now) => editToRebase(id, viewer, now),
    '/users/[handle]/moderate': ({ handle = '' }) => moderatedAccount(handle),
    '/moderate/[type]/[id]': ({ type = '', id = '' }) => historySubject(type, id),
  },
};

/** Pages that an address with a parameter would take in too: as in Next, their own folder comes first. */
const OWN_FOLDERS: readonly string[] = [NEW_BATCH_PATH, NEW_NAMESPACE_PATH];

/** A request for a page that the proxy looks at. */
export interface PageRequest {
  readonly locale: Locale;
  /** The address without its language. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The session's cookie. */
  readonly secret: string | undefined;
  /** The half sign-in's cookie. */
  readonly half?: string | undefined;
}

/** What becomes of it: the page, the public page that says what is missing (without its language), or another address. */
export type Arrival =
  | { readonly type: 'page' }
  | { readonly type: 'missing'; readonly shown: string }
  | { readonly type: 'moved'; readonly address: string; readonly permanent: boolean };

const PAGE: Arrival = { type: 'page' };

/** Where a request for a page arrives; the page itself could say so only when its first bytes are gone. */
export async function arrivalOf(request: PageRequest, now: Date): Promise<Arrival> {
  const { locale, path, query, secret } = request;
  const open = await subjectAt(LOOK_UPS.query, request, null, now);
  if (open !== null) return open;
  const here = (to: string) => localePath(locale, to);
  const next = safeNext(query.get('next'));
  const actor = secret === undefined ? null : await findActorBySession(secret, now);
  if (path === SIGNIN_PATH) return actor === null ? PAGE : moved(next ?? here(ACCOUNT_PATH));
  if (path === SECOND_STEP_PATH) return secondStep(request, actor, now);
  const back = query.size === 0 ? here(path) : `${here(path)}?${query.toString()}`;
  if (actor === null) return moved(withNext(here(SIGNIN_PATH), back));
  const { handle } = actor;
  if (path === HANDLE_PATH) {
    return handle === null || isGeneratedHandle(handle) ? PAGE : moved(next ?? here('/'));
  }
  if (handle === null) return moved(withNext(here(HANDLE_PATH), back));
  return (await subjectAt(LOOK_UPS.member, request, actor, now)) ?? PAGE;
}

/** The page that asks for the second factor is there for whoever owes it. */
async function secondStep(
  { locale, query, half }: PageRequest,
  actor: Actor | null,
  now: Date,
): Promise<Arrival> {
  if (half !== undefined && (await findHalfSignIn(half, now)) !== null) return PAGE;
  const next = safeNext(query.get('next'));
  if (actor !== null) return moved(next ?? localePath(locale, ACCOUNT_PATH));
  return moved(withNext(localePath(locale, SIGNIN_PATH), next));
}

function moved(address: string, permanent = false): Arrival {
  return { type: 'moved', address, permanent };
}

/** Where a page with a parameter leads; null where the address is that of none in the table. */
async function subjectAt(
  table: Readonly<Record<string, LookUp>>,
  { path, locale, query }: PageRequest,
  viewer: Actor | null,
  now: Date,
): Promise<Arrival | null> {
  if (OWN_FOLDERS.includes(path)) return null;
  for (const [folder, lookUp] of Object.entries(table)) {
    const params = paramsOf(folder, path);
    if (params === null) continue;
    const subject = await lookUp(params, viewer, now, query);
    if (subject.type === 'here') return PAGE;
    return subject.type === 'missing'
      ? subject
      : moved(localePath(locale, subject.path), subject.permanent);
  }
  return null;
}

/** The parameters of a folder's page in an address, decoded; null where the address is another page's. */
function paramsOf(folder: string, path: string): Record<string, string> | null {
  const [names, parts] = [folder.split('/'), path.split('/')];
  const fits = (name: string, at: number) => name.startsWith('[') || name === parts[at];
  if (names.length !== parts.length || !names.every(fits)) return null;
  return Object.fromEntries(
    names.flatMap((name, at) =>
      name.startsWith('[') ? [[name.slice(1, -1), decodeSegment(parts[at] ?? '') ?? '']] : [],
    ),
  );
}
