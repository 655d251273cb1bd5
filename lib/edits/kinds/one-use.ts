import type { Fields } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';
import type { ReportContent } from '@/lib/reports/content';
import type { Claim } from '@/lib/reports/queries';
import { resolveSlug, softwareAt } from '@/lib/software/commands';
import { conflict } from './base';
import type { Plan, PlannedWrite } from './kind';

/** Whether two reports of one entry say the same. */
export function overlap(a: Omit<Claim, 'softwareId'>, b: typeof a): boolean {
  return (
    a.portStart <= b.portEnd &&
    b.portStart <= a.portEnd &&
    a.transports.some((one) => b.transports.includes(one))
  );
}

/** What makes a report one of a use. */
const USED_BY = ['portStart', 'portEnd', 'transports', 'software', 'state'] as const;

/** Which of them are others than they were, of a report that is active then. */
export function newUse(before: Fields | null, content: Fields): readonly string[] {
  if (content.state !== 'active') return [];
  return USED_BY.filter((name) => !isDeepEqual(before?.[name], content[name]));
}

/**
 * What an edit writes on several subjects, so that there is still one active report of a use, and none on an entry that
 * became part of another: a report follows its entry there, as when it is changed. Sent back where others report the
 * same by now, or where what something becomes part of is not there. Its entries are locked (`lockEntries`).
 */
export async function keepOneOfEachUse(
  tx: Tx,
  planned: readonly PlannedWrite[],
  mine: Fields,
): Promise<Plan> {
  const writes: PlannedWrite[] = [];
  for (const write of planned) {
    const followed =
      write.subject.type === 'report' ? await onStandingEntry(tx, write, planned) : write;
    if (followed === null) return conflict(['software'], {}, mine);
    writes.push(followed);
  }
  const others = await findOthers(tx, writes);
  for (const write of writes) {
    const twin = twinAmong(write, writes, others);
    if (twin !== null) return conflict(newUse(write.before, write.content), { report: twin }, mine);
    const gone = await goneInto(tx, write, writes);
    if (gone !== null) return conflict(['mergedInto'], gone, mine);
    const left = await leftBehind(tx, write, writes);
    if (left !== null) return conflict(['state'], { report: left }, mine);
  }
  return { ok: true, writes };
}

function isReport({ subject }: PlannedWrite): boolean {
  return subject.type === 'report';
}

/** A report on the entry that its own became part of, unless that comes back with it; null where there is none. */
async function onStandingEntry(
  tx: Tx,
  write: PlannedWrite,
  writes: readonly PlannedWrite[],
): Promise<PlannedWrite | null> {
  const { before, content } = write;
  if (content.state !== 'active' && content.software === before?.software) return write;
  const slug = String(content.software);
  const comesBack = writes.some(
    ({ subject, content: entry }) =>
      subject.type === 'software' && entry.slug === slug && entry.state === 'active',
  );
  if (comesBack) return write;
  const entry = await resolveSlug(tx, slug);
  return entry === null ? null : { ...write, content: { ...content, software: entry.slug } };
}

function isNewUse({ subject, before, content }: PlannedWrite): boolean {
  return subject.type === 'report' && newUse(before, content).length > 0;
}

/** Active reports that are not written, on entries and between ports of those that are of a new use, by number. */
async function findOthers(tx: Tx, writes: readonly PlannedWrite[]) {
  const claims = writes.filter(isNewUse).map(({ content }) => content as ReportContent);
  if (claims.length === 0) return [];
  const slugs = new Map<number, string>();
  for (const slug of new Set(claims.map(({ software }) => software)))
    slugs.set((await softwareAt(tx, slug)).id, slug);
  const found = await tx.report.findMany({
    where: {
      ...{ state: 'active', softwareId: { in: [...slugs.keys()] } },
      portStart: { lte: Math.max(...claims.map(({ portEnd }) => portEnd)) },
      portEnd: { gte: Math.min(...claims.map(({ portStart }) => portStart)) },
      id: { notIn: writes.filter(isReport).flatMap(({ id }) => id ?? []) },
    },
    orderBy: { id: 'asc' },
    select: { id: true, softwareId: true, portStart: true, portEnd: true, transports: true },
  });
  return found.map(({ softwareId, ...report }) => ({
    ...report,
    software: slugs.get(softwareId),
  }));
}

type Others = Awaited<ReturnType<typeof findOthers>>;

/** Another report that would say the same, of those that are written and of all others. */
function twinAmong(
  write: PlannedWrite,
  writes: readonly PlannedWrite[],
  others: Others,
): number | null {
  if (!isNewUse(write)) return null;
  const claim = write.content as ReportContent;
  const reports = writes.filter((other) => isReport(other) && other.id !== write.id);
  const same = reports.find(
    ({ content: other }) =>
      other.state === 'active' &&
      other.software === claim.software &&
      overlap(other as ReportContent, claim),
  );
  if (same !== undefined) return same.id;
  const twin = others.find((one) => one.software === claim.software && overlap(one, claim));
  return twin?.id ?? null;
}

/** The state of what something becomes part of, where that is not active; null where nothing is wrong. */
async function goneInto(
  tx: Tx,
  { subject, before, content }: PlannedWrite,
  writes: readonly PlannedWrite[],
): Promise<Fields | null> {
  const { mergedInto } = content;
  if (content.state !== 'merged' || isDeepEqual(before?.mergedInto, mergedInto)) return null;
  const written = writes.find(
    (other) =>
      other.subject.type === subject.type && (other.content.slug ?? other.id) === mergedInto,
  );
  const select = { state: true } as const;
  const into =
    written?.content ??
    (subject.type === 'report'
      ? await tx.report.findUnique({ where: { id: Number(mergedInto) }, select })
      : await tx.software.findUnique({ where: { slug: String(mergedInto) }, select }));
  return into?.state === 'active' ? null : { state: into?.state };
}

/** An active report that stays on an entry which becomes part of another; null where none does. */
async function leftBehind(
  tx: Tx,
  { id, subject, before, content }: PlannedWrite,
  writes: readonly PlannedWrite[],
): Promise<number | null> {
  if (subject.type !== 'software' || content.state !== 'merged' || before?.state === 'merged')
    return null;
  const moved = writes.filter(isReport).flatMap((other) => other.id ?? []);
  const report = await tx.report.findFirst({
    where: { softwareId: id ?? 0, state: 'active', id: { notIn: moved } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return report?.id ?? null;
}
