import { revisionsLeft } from '@/lib/edits/kinds/revisions-of-many';
import { told } from '@/lib/edits/kinds/kind';
import { diffFields } from '@/lib/edits/rules/diff';
import type { NameMeant } from '@/lib/edits/rules/outline';
import type { AlsoChanges } from '@/lib/edits/schema';
import { subjectNamed } from '@/lib/edits/subjects/subject';
import { type EditState, type Fields, type SubjectType, WAITING_STATES } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import type { ReportContent } from '@/lib/reports/content';
import type { SoftwareContent } from '@/lib/software/types';
import type { Ahead } from './plan';
import { withSourceChecks } from './source-checks';

/** One subject before and after the edit; `before` is null where the edit makes it. */
interface Written {
  readonly type: SubjectType;
  /** Of a service its name. */
  readonly id: number | string | null;
  readonly before: Fields | null;
  readonly after: Fields;
}

/**
 * What an edit changes besides its own subject: of an applied one what it left, of a waiting one what it would do to
 * what stands now, of an ended one what it would have made. Entries come first; the profiles of services last whose
 * programs mean others through it.
 */
export async function findAlsoChanges(tx: Tx, edit: Edit, ahead: Ahead): Promise<AlsoChanges[]> {
  const written =
    edit.state === 'applied' ? await leftBeside(tx, edit) : await plannedBeside(edit, ahead);
  const meant = profilesMeaning(await ahead.namesMeant());
  const ordered = [...written, ...meant].sort(
    (a, b) => Number(b.type === 'software') - Number(a.type === 'software'),
  );
  const nameOf = await entryNames(tx, ordered);
  const diffs = await withSourceChecks(
    tx,
    ordered.map(({ type, before, after }) => diffFields(before, after, subjectNamed(type).shapes)),
  );
  return ordered.flatMap((one, at) => {
    const diff = diffs[at] as AlsoChanges['diff'];
    return diff.length === 0 ? [] : [{ ...about(one, nameOf), created: one.before === null, diff }];
  });
}

async function leftBeside(tx: Tx, { id, subjectType, subjectId }: Edit): Promise<Written[]> {
  const left = await revisionsLeft(tx, id);
  return left
    .filter((one) => one.type !== subjectType || one.id !== subjectId)
    .map(({ content: after, ...one }) => ({ ...one, after }));
}

/** Of what has ended nobody looks ahead but for a new entry, which only reports bring. */
async function plannedBeside(edit: Edit, ahead: Ahead): Promise<Written[]> {
  const { subjectType, subjectId } = edit;
  const waits = WAITING_STATES.includes(edit.state as EditState);
  if (!waits && subjectType !== 'report') return [];
  return told(await ahead.plan())
    .map(({ subject, id, before, content }) => ({ type: subject.type, id, before, after: content }))
    .filter(({ type, id }) => type !== subjectType || (subjectId !== null && id !== subjectId))
    .filter(({ before }) => waits || before === null);
}

/** The programs that each profile names, where they mean others: by their entries, where they have one. */
function profilesMeaning(meant: readonly NameMeant[]): Written[] {
  const services = new Set(meant.flatMap(({ service }) => service ?? []));
  return [...services].map((service) => {
    const names = meant.filter((one) => one.service === service);
    const programs = (side: 'before' | 'after') =>
      names.map((one) => {
        const entry = one[side];
        return entry === null ? one.name : `${entry.name} (/software/${entry.slug})`;
      });
    const [before, after] = [{ software: programs('before') }, { software: programs('after') }];
    return { type: 'service', id: service, before, after };
  });
}

/** The names of the entries that reports among them name, by their addresses. */
async function entryNames(tx: Tx, written: readonly Written[]) {
  const slugs = written.filter(({ type }) => type === 'report').map(entryOf);
  const entries =
    slugs.length === 0
      ? []
      : await tx.software.findMany({
          where: { slug: { in: slugs } },
          select: { slug: true, name: true },
        });
  return (slug: string) => entries.find((entry) => entry.slug === slug)?.name ?? slug;
}

/** The entry that a report is known by: the one that it named before. */
function entryOf({ before, after }: Written): string {
  return ((before ?? after) as ReportContent).software;
}

/** What the subject is called where everybody knows it. Besides their own subject, edits write reports and entries. */
function about(
  one: Written,
  nameOf: (slug: string) => string,
): Pick<AlsoChanges, 'subject' | 'ports'> {
  const { type, id, before, after } = one;
  if (type === 'report') {
    const { portStart: start, portEnd: end } = (before ?? after) as ReportContent;
    return { subject: { type, id, name: nameOf(entryOf(one)) }, ports: { start, end } };
  }
  if (type === 'service') return { subject: { type, id, name: String(id) }, ports: null };
  const { slug, name } = (before ?? after) as SoftwareContent;
  return { subject: { type, id: id === null ? null : slug, name }, ports: null };
}
