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
import { findBatch } from '@/lib/batches/queries/batches';
import { NEW_BATCH_PATH } from '@/lib/batches/routes';
import { findWholeEdit } from '@/lib/edits/queries/edit';
import { findHistoryHead } from '@/lib/edits/queries/revisions';
import { editIdSchema } from '@/lib/edits/schema';
import { findNamespace } from '@/lib/namespaces/queries/namespaces';
import { namespacePath, NEW_NAMESPACE_PATH } from '@/lib/namespaces/routes';
import { subjectTypeSchema } from '@/lib/edits/types';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { findModeratedAccount } from '@/lib/moderation/queries/account';
import { decodeSegment } from '@/lib/platform/address';
import { rowNumberText } from '@/lib/platform/row-number';
import { portPath, PORTS_PATH, serviceEditPath, servicePath } from '@/lib/ports/routes';
import { type Port, parsePortText } from '@/lib/ports/types';
import { reportIdSchema } from '@/lib/reports/types';
import { findEditableReport } from '@/lib/reports/queries';
import { newReportPath, REPORT_PATH, reportEditPath } from '@/lib/reports/routes';
import { type EditableService, findEditableService } from '@/lib/services/queries';
import { findEditableSoftware } from '@/lib/software/queries/content';
import { softwareEditPath, softwarePath } from '@/lib/software/routes';
import { userPath } from '@/lib/users/routes';

/**
 * What a page is about. The page and the proxy ask the same function: the proxy for the status, the page for what
 * it shows. Parameters are decoded. Paths are without a language.
 */
export type Subject<Of> =
  | { readonly type: 'here'; readonly of: Of }
  /** `shown` is the public page that says what is missing. */
  | { readonly type: 'missing'; readonly shown: string }
  | { readonly type: 'moved'; readonly path: string; readonly permanent: boolean };

/** An address without a page: shown where no page of its own says what is missing. */
const NO_PAGE = '/missing';

function hereOr<Of>(of: Of | null, shown: string): Subject<Of> {
  return of === null ? { type: 'missing', shown } : { type: 'here', of };
}

/** The port of a form. Odd spellings (080) move to the usual one for good. */
export function portOfForm(asked: string, form: 'report' | 'article/edit'): Subject<Port> {
  const parsed = parsePortText(asked);
  if (parsed === null)
    return { type: 'missing', shown: `${NO_PAGE}${PORTS_PATH}/${encodeURIComponent(asked)}` };
  const { port, canonical } = parsed;
  if (canonical) return { type: 'here', of: port };
  return { type: 'moved', path: `${portPath(port)}/${form}`, permanent: true };
}

/** The report that a form changes; a merged one has moved to the one it became part of. */
export async function reportOfForm(asked: string) {
  const id = reportIdSchema.safeParse(asked);
  const report = id.success ? await findEditableReport(id.data) : null;
  return movedOr(report, NO_PAGE, reportEditPath);
}

/** The software entry that a form changes; a merged one has moved likewise. */
export async function softwareOfForm(slug: string) {
  return movedOr(await findEditableSoftware(slug), softwarePath(slug), softwareEditPath);
}

/** The service of which a form changes the profile; another spelling moves to the registry's own. */
export async function serviceOfForm(name: string): Promise<Subject<EditableService>> {
  const found = await findEditableService(name);
  if (found !== null && found.service !== name)
    return { type: 'moved', path: serviceEditPath(found.service), permanent: true };
  return hereOr(found, servicePath(name));
}

function movedOr<Of, Id>(
  of: Of | { readonly mergedInto: Id } | null,
  shown: string,
  path: (id: Id) => string,
): Subject<Of> {
  return of !== null && typeof of === 'object' && 'mergedInto' in of
    ? { type: 'moved', path: path(of.mergedInto), permanent: false }
    : hereOr(of, shown);
}

/** The edit that its author puts onto the present revision, as this viewer sees it. */
export async function editToRebase(asked: string, viewer: Actor | null, now: Date) {
  const id = editIdSchema.safeParse(asked);
  const found = id.success ? await findWholeEdit(id.data, viewer, now) : null;
  return hereOr(found?.edit ?? null, `/edits/${encodeURIComponent(asked)}`);
}

/** A batch, by its number. */
export async function batchNamed(asked: string) {
  const id = rowNumberText.safeParse(asked);
  return hereOr(id.success ? await findBatch(id.data) : null, NO_PAGE);
}

/** A namespace, by its slug. */
export async function namespaceNamed(slug: string) {
  return hereOr(await findNamespace(slug), namespacePath(slug));
}

/** Pages that an address with a parameter would take in too: as in Next, their own folder comes first. */
const OWN_FOLDERS: readonly string[] = [NEW_BATCH_PATH, NEW_NAMESPACE_PATH];

/** The account that a moderator deals with. */
export async function moderatedAccount(handle: string) {
  return hereOr(await findModeratedAccount(handle), userPath(handle));
}

/** A report, an article (`port-locale`) or a software entry by its type and id, as its history names it. */
export async function historySubject(type: string, id: string) {
  const known = subjectTypeSchema.safeParse(type);
  const head = known.success ? await findHistoryHead({ type: known.data, id }) : null;
  return hereOr(head, NO_PAGE);
}

/** The page that asks for the port of a new report: one that the query names well moves on to its form. */
export function portToReport(query: URLSearchParams): Subject<null> {
  const port = reportablePort(query.get('port') ?? '');
  return port === null
    ? { type: 'here', of: null }
    : { type: 'moved', path: newReportPath(port), permanent: false };
}

/** A port as somebody types it, where a report may be about it: on port 0 nothing listens. */
function reportablePort(typed: string): Port | null {
  const parsed = parsePortText(typed.trim());
  return parsed === null || parsed.port === 0 ? null : parsed.port;
}

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
