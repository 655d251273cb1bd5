import type { PlannedWrite } from '@/lib/edits/kinds/kind';
import type { Fields, SubjectType } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { MergeShape, MergeShapes } from '@/lib/platform/fields';
import { VOTE_BEARING_FIELDS } from '@/lib/reports/content';
import { linkPlace } from '@/lib/software/places';
import { type SoftwareContent, softwareNameKey } from '@/lib/software/types';
import { diffFields, type FieldDiff } from './diff';

/** What a piece of software is told by. */
export type Entry = Pick<SoftwareContent, 'slug' | 'name' | 'homepage'>;

/** The same, however it is spelt. */
function entrySaid({ slug, name, homepage }: Entry): unknown {
  return [slug, softwareNameKey(name), linkPlace(homepage)?.place ?? homepage];
}

/** What of a thing says what it is: an approval of changing anything of it is of these too. */
const TOLD_BY: Readonly<Record<SubjectType, readonly string[]>> = {
  report: [...VOTE_BEARING_FIELDS, 'finding', 'state'],
  software: ['name', 'slug', 'homepage', 'state'],
  article: ['state'],
  service: ['state'],
};

/** The subject of an edit: null before the edit makes it. */
export interface Main {
  readonly type: SubjectType;
  readonly id: number | null;
}

/**
 * What writes would do, said so that it is the same as long as an approval of it holds (decision 51):
 * - each thing that is written, what it is told by, and what of it changes; of a list the items that do;
 * - of a text of the edit's own subject only that it changes: which words do is told by the edit, and what others did
 *   elsewhere in the text merges by itself;
 * - the software that reports name, whether it is there or comes with the edit: who of two brings it is no matter.
 */
export function outlineOf(
  writes: readonly PlannedWrite[],
  main: Main,
  entries: readonly Entry[],
): unknown {
  return writes
    .filter(({ subject, before }) => subject.type !== 'software' || before !== null)
    .map((write) => ({
      ...{ type: write.subject.type, id: write.id },
      told: toldBy(write, entries),
      changes: changesOf(write, write.subject.type === main.type && write.id === main.id),
    }))
    .sort((a, b) => (a.type === b.type ? (a.id ?? 0) - (b.id ?? 0) : a.type < b.type ? -1 : 1));
}

function toldBy({ subject, before, content }: PlannedWrite, entries: readonly Entry[]): unknown {
  const names = before === null ? [] : TOLD_BY[subject.type];
  const said = names.map((name) => before?.[name] ?? null);
  if (subject.type !== 'report') return said;
  const named = [before?.software, content.software];
  const found = named.map((slug) => entries.find((entry) => entry.slug === slug));
  return [said, found.map((entry) => (entry === undefined ? null : entrySaid(entry)))];
}

function changesOf({ subject, before, content }: PlannedWrite, isMain: boolean): unknown {
  const shapes: MergeShapes = subject.shapes;
  const changed = Object.keys(content).filter(
    (name) => before === null || !isDeepEqual(before[name], content[name]),
  );
  return changed
    .sort()
    .map((name) => [name, changeOf(name, before, content, shapes[name] ?? 'whole', isMain)]);
}

function changeOf(
  name: string,
  before: Fields | null,
  content: Fields,
  shape: MergeShape,
  isMain: boolean,
): unknown {
  const [was, is] = [before?.[name] ?? null, content[name] ?? null];
  if (shape === 'text') return isMain ? null : [was, is];
  if (shape === 'whole') return [was, is];
  const [diff] = diffFields({ [name]: was }, { [name]: is }, { [name]: shape });
  return changedItems(diff);
}

function changedItems(diff: FieldDiff | undefined): unknown {
  const items = diff?.items ?? [];
  return items
    .filter(({ before, after }) => !isDeepEqual(before, after))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
