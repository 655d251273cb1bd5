import type { SubjectRow } from '@/lib/locks/queries';
import type { Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { normName } from '@/lib/software/types';
import type { Fields } from '@/lib/edits/types';
import { CALLED_BY, calledBy, isRestedOn, RESTED_ON } from './around';
import { type Inverse, setsAny } from './inverse';

/** One thing that comes back, and what rests on it. */
export interface Surrounded {
  readonly inverse: Inverse;
  readonly around: readonly SubjectRow[];
}

/** Where revisions, and edits, of one of these things are. */
export function isOneOf(things: readonly SubjectRow[]) {
  const types = [...new Set(things.map(({ type }) => type))];
  return {
    OR: types.map((type) => ({ subjectType: type, subjectId: { in: idsOf(things, type) } })),
  };
}

/** Of entries only some fields are rested on by others. */
export function entriesOf(around: readonly SubjectRow[]): SubjectRow[] {
  return around.filter(({ type }) => type === 'software');
}

/** All but the entries. */
export function withoutEntries(around: readonly SubjectRow[]): SubjectRow[] {
  return around.filter(({ type }) => type !== 'software');
}

/** The numbers of those of one type. */
export function idsOf(things: readonly SubjectRow[], of: SubjectRow['type']): number[] {
  return things.flatMap(({ type, id }) => (type === of ? [id] : []));
}

/**
 * Whether something waits, by whomever, besides the edit of number `own`, that means what stands: about one of these
 * things (of an entry around, about what is rested on), undoing what was written there, making something else part of
 * one of them, or naming the entry by a name that would mean another then, or none.
 */
export async function waitsThere(
  tx: Tx,
  own: number,
  { inverse, around }: Surrounded,
): Promise<boolean> {
  const waiting = { decidedAt: null, id: { not: own } };
  const things = isOneOf([inverse, ...withoutEntries(around)]);
  const about = [
    things,
    { reverts: { revisions: { some: things } } },
    ...(await mergesInto(tx, [inverse, ...around])),
    ...(await translates(tx, inverse)),
  ];
  if ((await tx.edit.count({ where: { ...waiting, OR: about } })) > 0) return true;
  const ofEntries = await tx.edit.findMany({
    where: { ...waiting, ...isOneOf(entriesOf(around)) },
    select: { changes: true },
  });
  const ties = (changes: unknown) =>
    [...RESTED_ON.software, 'into'].some((name) => name in (changes as Fields));
  return ofEntries.some(({ changes }) => ties(changes)) || isNamed(tx, waiting, inverse);
}

async function mergesInto(tx: Tx, things: readonly SubjectRow[]): Promise<Prisma.EditWhereInput[]> {
  const entries = await tx.software.findMany({
    where: { id: { in: idsOf(things, 'software') } },
    select: { slug: true },
  });
  return [
    ...idsOf(things, 'report').map((id) => ({ subjectType: 'report', ...leadsInto(id) })),
    ...entries.map(({ slug }) => ({ subjectType: 'software', ...leadsInto(slug) })),
  ];
}

/** What is proposed in other languages of the article that this one is. */
async function translates(tx: Tx, inverse: Inverse): Promise<Prisma.EditWhereInput[]> {
  const { type, id } = inverse;
  if (type !== 'article' || !isRestedOn(inverse)) return [];
  const { port, locale } = await tx.article.findUniqueOrThrow({ where: { id } });
  const follows = { changes: { path: ['translatedFrom'], equals: locale } };
  return [{ subjectType: 'article', portStart: port, ...follows }];
}

const leadsInto = (name: string | number) => ({ changes: { path: ['into'], equals: name } });

/** Whether a report or a profile is proposed by a name that the entry has, had, or is to have again. */
async function isNamed(tx: Tx, waiting: Prisma.EditWhereInput, inverse: Inverse): Promise<boolean> {
  const { type, base, content, mine } = inverse;
  if (type !== 'software' || !setsAny(inverse, CALLED_BY)) return false;
  const names = [base, content, mine].flatMap(calledBy);
  const isMeant = (name: string) => names.includes(normName(name));
  const edits = await tx.edit.findMany({
    where: { ...waiting, OR: [...NAMING] },
    select: { changes: true },
  });
  return edits.some(({ changes }) => namedIn(changes as Fields).some(isMeant));
}

/** What an edit of a report or a profile names: an entry as it was chosen or, undoing something, by its address. */
function namedIn({ software }: Fields): string[] {
  if (typeof software === 'string') return [software];
  if (Array.isArray(software)) return software as string[];
  const { slug = '', name = '' } = (software ?? {}) as { slug?: string; name?: string };
  return [slug, name];
}

/** A text at this place of an edit's changes, whichever. */
const textAt = (...path: string[]) => ({ changes: { path, string_starts_with: '' } });

/** Edits that may name software: a report by an entry or its name, a profile by names. */
const NAMING = [
  { subjectType: 'report', ...textAt('software', 'slug') },
  { subjectType: 'report', ...textAt('software', 'name') },
  { subjectType: 'report', ...textAt('software') },
  { subjectType: 'service' },
];
