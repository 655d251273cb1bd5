import { CALLED_BY, namesIn } from '@/lib/edits/kinds/around';
import type { PlannedWrite } from '@/lib/edits/kinds/kind';
import type { Entry, NameMeant } from '@/lib/edits/rules/outline';
import type { Fields } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';
import {
  entriesLike,
  programFinder,
  type ProgramFinder,
  programsAmong,
  servicesNaming,
} from '@/lib/services/programs';
import type { SoftwareNames } from '@/lib/software/names';

/**
 * The names that mean another program once these writes are done: those by which profiles of services name programs, and
 * those by which an entry is meant now. Where no entry is called otherwise by then, nothing is read.
 */
export async function findNamesMeant(
  tx: Tx,
  writes: readonly PlannedWrite[],
): Promise<NameMeant[]> {
  const renamed = writes.filter(isRenamed);
  if (renamed.length === 0) return [];
  const called = renamed.flatMap(({ before, content }) => namesInUse(before, content));
  const names = [...new Set(called.flatMap(({ name, slug, aliases }) => [name, slug, ...aliases]))];
  const known = await entriesLike(tx, names);
  const others = known.filter(({ slug }) => !renamed.some(({ before }) => before?.slug === slug));
  const then = [...others, ...renamed.flatMap(({ content }) => namesInUse(content))];
  const [findNow, findThen] = [programsAmong(known), programsAmong(then)];
  const moved = (name: string, service: string | null) => {
    const [before, after] = [meantBy(findNow, name), meantBy(findThen, name)];
    const isNews = before !== after && (service !== null || before !== null);
    return isNews ? [{ name, service, before, after }] : [];
  };
  const found = [
    ...names.flatMap((name) => moved(name, null)),
    ...(await servicesNaming(tx, names)).flatMap(({ service, software }) =>
      software.flatMap((name) => moved(name, service)),
    ),
  ];
  const slugs = found.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  const entries = [
    ...renamed.map(({ content }) => content as unknown as Entry),
    ...(await findEntries(tx, slugs)),
  ];
  const entryAt = (slug: string | null) => entries.find((entry) => entry.slug === slug) ?? null;
  return found.map(({ before, after, ...one }) => ({
    ...one,
    before: entryAt(before),
    after: entryAt(after),
  }));
}

/**
 * The names by which profiles mean an entry that is there now, told as they are of a report that brings it: who of two
 * brings an entry is no matter.
 */
export async function findNamesBrought(
  tx: Tx,
  { name, aliases = [] }: { readonly name: string; readonly aliases?: readonly string[] },
  slug: string,
): Promise<NameMeant[]> {
  const names = [name, slug, ...aliases];
  const find = await programFinder(tx, names);
  const after = { slug, name, homepage: '' };
  return (await servicesNaming(tx, names)).flatMap(({ service, software }) =>
    software
      .filter((program) => meantBy(find, program) === slug)
      .map((program) => ({ name: program, service, before: null, after })),
  );
}

function meantBy(find: ProgramFinder, name: string): string | null {
  return find([name])[0]?.slug ?? null;
}

function isRenamed({ subject, before, content }: PlannedWrite): boolean {
  const names = [...CALLED_BY, 'state'];
  return (
    subject.type === 'software' &&
    (before === null || names.some((name) => !isDeepEqual(before[name], content[name])))
  );
}

/** What entries are called while they are in use. */
function namesInUse(...contents: readonly (Fields | null)[]): SoftwareNames[] {
  return contents.flatMap((fields) => (fields?.state === 'active' ? [namesIn(fields)] : []));
}

/** What entries with these addresses are told by. */
export async function findEntries(tx: Tx, slugs: readonly string[]): Promise<Entry[]> {
  if (slugs.length === 0) return [];
  return tx.software.findMany({
    where: { slug: { in: [...slugs] } },
    select: { slug: true, name: true, homepage: true },
  });
}
