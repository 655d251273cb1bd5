import type { Actor } from '@/lib/auth/types';
import { findBatch } from '@/lib/batches/queries/batches';
import { findWholeEdit } from '@/lib/edits/queries/edit';
import { findHistoryHead } from '@/lib/edits/queries/revisions';
import { editIdSchema } from '@/lib/edits/schema';
import { findNamespace } from '@/lib/namespaces/queries/namespaces';
import { namespacePath } from '@/lib/namespaces/routes';
import { subjectTypeSchema } from '@/lib/edits/types';
import { findModeratedAccount } from '@/lib/moderation/queries/account';
import { rowNumberText } from '@/lib/platform/row-number';
import { portPath, PORTS_PATH, serviceEditPath, servicePath } from '@/lib/ports/routes';
import { type Port, parsePortText } from '@/lib/ports/types';
import { reportIdSchema } from '@/lib/reports/types';
import { findEditableReport } from '@/lib/reports/queries';
import { newReportPath, reportEditPath } from '@/lib/reports/routes';
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
