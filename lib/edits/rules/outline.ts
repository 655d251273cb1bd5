import type { PlannedWrite } from '@/lib/edits/kinds/kind';
import type { Fields, SubjectType } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { MergeShape, MergeShapes } from '@/lib/platform/fields';
import { VOTE_BEARING_FIELDS } from '@/lib/reports/content';
import { type ServiceContent, SOURCE_SUBJECTS } from '@/lib/services/profile';
import { homepageKey } from '@/lib/software/places';
import { type SoftwareContent, softwareNameKey } from '@/lib/software/types';
import { diffFields } from './diff';
import {
  changedBlocks,
  textOfDefinitions,
  mentionedSources,
  restingBlocks,
  withoutNumbers,
} from './sources';

/** What a piece of software is told by. */
export type Entry = Pick<SoftwareContent, 'slug' | 'name' | 'homepage'> & {
  /** The name by which a profile means it. */
  readonly program?: string;
};

/** A name that means another program once the edit is applied than it does before. */
export interface NameMeant {
  readonly name: string;
  /** The service whose profile names a program so; null where an entry that is there is called so. */
  readonly service: string | null;
  readonly before: Entry | null;
  readonly after: Entry | null;
}

/** The same, however it is spelt. */
function entrySaid({ slug, name, homepage, program = '' }: Entry): unknown {
  return [program, slug, softwareNameKey(name), homepageKey(homepage)];
}

/** What of a thing says what it is: an approval of changing anything of it is of these too. */
const TOLD_BY: Readonly<Record<SubjectType, readonly string[]>> = {
  report: [...VOTE_BEARING_FIELDS, 'finding', 'state'],
  software: ['name', 'slug', 'homepage', 'state'],
  article: ['translatedFrom', 'state'],
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
 * - of a text of the edit's own subject the paragraphs that go and come: what others did elsewhere merges by itself;
 * - the addresses of the sources that these mention, and the paragraphs that mention a source which changes;
 * - the software that reports name, whether it is there or comes with the edit: who of two brings it is no matter;
 * - the names that come to mean another program, and who uses them.
 */
export function outlineOf(
  writes: readonly PlannedWrite[],
  main: Main,
  entries: readonly Entry[],
  meant: readonly NameMeant[],
): unknown {
  const outline = writes
    .filter(({ subject, before }) => subject.type !== 'software' || before !== null)
    .map((write) => ({
      ...{ type: write.subject.type, id: write.id },
      told: toldBy(write, entries),
      mentioned: mentionedSources(write.before ?? {}, write.content, write.subject.shapes),
      resting: restingBlocks(write.before ?? {}, write.content, write.subject.shapes),
      changes: changesOf(write, write.subject.type === main.type && write.id === main.id),
    }))
    .sort((a, b) => (a.type === b.type ? (a.id ?? 0) - (b.id ?? 0) : a.type < b.type ? -1 : 1));
  return meant.length === 0 ? outline : [...outline, { meant: meantSaid(meant, writes) }];
}

/** What is written itself is told with that. */
function meantSaid(meant: readonly NameMeant[], writes: readonly PlannedWrite[]): string[] {
  const written = writes.map(({ content }) => content.slug);
  const said = (entry: Entry | null) =>
    entry === null || written.includes(entry.slug) ? (entry?.slug ?? null) : entrySaid(entry);
  return meant
    .map(({ service, name, before, after }) =>
      // What meant nothing means what the edit brings: who of two brings it is no matter.
      JSON.stringify([service, name, said(before), before === null ? after?.slug : said(after)]),
    )
    .sort();
}

function toldBy(write: PlannedWrite, entries: readonly Entry[]): unknown {
  const { subject, before, content } = write;
  const names = before === null ? [] : isWhole(write) ? Object.keys(before) : toldNames(write);
  const found = entries.filter((entry) => isNamedBy(write, entry)).map(entrySaid);
  return [
    names.map((name) => before?.[name] ?? null),
    found.map((one) => JSON.stringify(one)).sort(),
    subject.type === 'service' ? restsOn(before, content as ServiceContent) : null,
  ];
}

/** A translation of another article is told by the revision, too, that it follows. */
function toldNames({ subject, before, content }: PlannedWrite): readonly string[] {
  const names = TOLD_BY[subject.type];
  const follows = subject.type === 'article' && before?.translatedFrom !== content.translatedFrom;
  return follows ? [...names, 'translatedRevision'] : names;
}

/**
 * What comes back into use is approved as it stands, all of it; so is what is taken out, but of a report only the claim:
 * what was said of it besides does not make it another.
 */
function isWhole({ subject, before, content }: PlannedWrite): boolean {
  if (before === null || before.state === content.state) return false;
  return subject.type !== 'report' || content.state === 'active';
}

/** Whether a report is of this entry, before or after, or a profile comes to name it, or no more. */
function isNamedBy({ subject, before, content }: PlannedWrite, { slug, program }: Entry): boolean {
  if (program !== undefined) return movedPrograms(subject.type, before, content).includes(program);
  return subject.type === 'report' && [before?.software, content.software].includes(slug);
}

/** The programs that a profile names newly, or no more, as far as it is in use; of other subjects none. */
export function movedPrograms(
  type: SubjectType,
  before: Fields | null,
  content: Fields,
): readonly string[] {
  if (type !== 'service') return [];
  const namedBy = (fields: Fields | null) =>
    fields?.state === 'active' ? (fields as ServiceContent).software : [];
  const [was, is] = [namedBy(before), namedBy(content)];
  return [...was.filter((name) => !is.includes(name)), ...is.filter((name) => !was.includes(name))];
}

/** The sources on which what a profile newly says of transports and of security rests, and what rests on other ones. */
function restsOn(before: Fields | null, content: ServiceContent): unknown {
  const sourcesOf = (fields: Fields | null, subject: string) =>
    ((fields?.sources ?? []) as ServiceContent['sources'])
      .filter(({ about }) => about === subject)
      .map(({ url, title }) => url ?? title);
  const said = { transports: content.transports, security: content.securityNote };
  const was = { transports: before?.transports, security: before?.securityNote };
  return SOURCE_SUBJECTS.flatMap((subject): unknown[] => {
    const sources = sourcesOf(content, subject);
    const isSame = isDeepEqual(was[subject], said[subject]);
    if (!isSame) return [sources];
    return isDeepEqual(sourcesOf(before, subject), sources) ? [] : [said[subject]];
  });
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
  if (shape === 'text') return isMain ? blocksSaid(was, is) : [was, is];
  if (shape === 'whole') return [was, is];
  const [diff] = diffFields({ [name]: was }, { [name]: is }, { [name]: shape });
  const items = (diff?.items ?? []).filter(({ before, after }) => !isDeepEqual(before, after));
  // The key of a new item follows from how many others there are, its publisher often from where the software is.
  const keyedBy = shape === 'set' ? '' : shape.keyedBy;
  return items
    .map(({ before, after }) => [before, before === null ? withoutKey(after, keyedBy) : after])
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Where a link leads may stand elsewhere in the text, so that is told whoever wrote it. */
function blocksSaid(was: unknown, is: unknown): unknown {
  const { gone, come } = changedBlocks(was, is);
  const blocks = [gone, come].map((some) => some.map(withoutNumbers).sort());
  return [...blocks, textOfDefinitions(is)];
}

function withoutKey(item: unknown, keyedBy: string): unknown {
  if (typeof item !== 'object' || item === null) return item;
  const { [keyedBy]: _, publisher: _publisher, ...said } = item as Fields;
  return said;
}
