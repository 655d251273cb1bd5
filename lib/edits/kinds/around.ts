import { type Fields, type SubjectType, USE_FIELDS } from '@/lib/edits/types';
import type { SubjectRow } from '@/lib/locks/queries';
import type { Tx } from '@/lib/platform/db';
import { VOTE_BEARING_FIELDS } from '@/lib/reports/content';
import { programFinder } from '@/lib/services/programs';
import { nameKeys, type SoftwareNames } from '@/lib/software/names';
import { normName } from '@/lib/software/types';
import { type Inverse, setsAny } from './inverse';

/** What an entry is called by. */
export const CALLED_BY = ['name', 'slug', 'aliases'] as const;

/**
 * Fields of a thing on which something else rests: a report on its entry, votes on a report, a profile on programs,
 * a translation on what it was made of.
 */
export const RESTED_ON: Readonly<Record<SubjectType, readonly string[]>> = {
  report: [...VOTE_BEARING_FIELDS, ...USE_FIELDS, 'evidence'],
  article: ['title', 'body', 'questions', ...USE_FIELDS],
  software: [...CALLED_BY, 'homepage', 'domains', 'repositories', ...USE_FIELDS],
  service: ['software', ...USE_FIELDS],
};

/** Whether something else rests on what comes back. */
export function isRestedOn(inverse: Inverse): boolean {
  return setsAny(inverse, RESTED_ON[inverse.type]);
}

/**
 * What rests on what comes back of a thing, or it on them; of all but an entry nothing where no field comes back on which
 * anything rests: what others say of an entry stands beside all its words.
 * - A report: its entry before and after, and what became part of it.
 * - An entry: its reports, the profiles that name it, and entries that have a name of it by now.
 * - The profile of a service: the entries that it is to name.
 * - An article: its translations.
 */
export async function findAround(tx: Tx, inverse: Inverse): Promise<SubjectRow[]> {
  if (inverse.type !== 'software' && !isRestedOn(inverse)) return [];
  return AROUND[inverse.type](tx, inverse);
}

const AROUND: Readonly<Record<SubjectType, (tx: Tx, inverse: Inverse) => Promise<SubjectRow[]>>> = {
  report: aroundReport,
  article: translationsOf,
  software: aroundEntry,
  service: async (tx, { mine }) => entriesCalled(tx, textsIn(mine.software)),
};

async function aroundReport(tx: Tx, { id, content, mine }: Inverse): Promise<SubjectRow[]> {
  const entries = await entriesAt(tx, textsIn(content.software, mine.software));
  const where = { mergedIntoId: id };
  const reports = await tx.report.findMany({ where, select: { id: true } });
  return [...entries, ...rowsOf('report', reports)];
}

async function aroundEntry(tx: Tx, { id, base, content, mine }: Inverse): Promise<SubjectRow[]> {
  const keys = [base, content, mine].flatMap(calledBy);
  const reports = await tx.report.findMany({ where: { softwareId: id }, select: { id: true } });
  const profiles = await tx.serviceProfile.findMany({
    where: { NOT: { software: { isEmpty: true } } },
    select: { id: true, software: true },
  });
  const naming = profiles.filter(({ software }) =>
    software.some((program) => keys.includes(normName(program))),
  );
  const namesakes = await entriesCalled(tx, calledBy(mine));
  return [
    ...rowsOf('report', reports),
    ...rowsOf('service', naming),
    ...namesakes.filter((entry) => entry.id !== id),
  ];
}

async function translationsOf(tx: Tx, { id }: Inverse): Promise<SubjectRow[]> {
  const { port, locale } = await tx.article.findUniqueOrThrow({ where: { id } });
  const where = { port, translatedFrom: locale };
  return rowsOf('article', await tx.article.findMany({ where, select: { id: true } }));
}

/** Everything that an entry is called by these fields of it, in the form in which names are compared. */
export function calledBy(fields: Fields): string[] {
  return nameKeys(namesIn(fields));
}

/** What an entry is called by these fields of it. */
export function namesIn({ name, slug, aliases }: Fields): SoftwareNames {
  const [one = '', two = ''] = [textsIn(name)[0], textsIn(slug)[0]];
  return { name: one, slug: two, aliases: textsIn(aliases) };
}

async function entriesCalled(tx: Tx, names: readonly string[]): Promise<SubjectRow[]> {
  const find = await programFinder(tx, names);
  return entriesAt(
    tx,
    find(names).flatMap(({ slug }) => slug ?? []),
  );
}

async function entriesAt(tx: Tx, slugs: readonly string[]): Promise<SubjectRow[]> {
  const where = { slug: { in: [...slugs] } };
  return rowsOf('software', await tx.software.findMany({ where, select: { id: true } }));
}

function rowsOf(type: SubjectType, found: readonly { readonly id: number }[]): SubjectRow[] {
  return found.map(({ id }) => ({ type, id }));
}

function textsIn(...values: unknown[]): string[] {
  return values.flat().filter((value) => typeof value === 'string');
}
