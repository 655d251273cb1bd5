import type { FieldChange, RowChange } from '@/lib/iana/diff';
import { rowOfChange } from '@/lib/iana/diff';
import type { RegistryRow } from '@/lib/iana/row';
import { canonicalText } from '@/lib/iana/row';
import type { Transport } from '@/lib/ports/types';

/** The chapters of a release's page, in the order they are told. */
export const CHAPTERS = [
  'named',
  'renamed',
  'texts',
  'moved',
  'removed',
  'services',
  'bookkeeping',
] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** One thing that happened, told once although it may have touched a row on each transport. */
export interface Happening {
  readonly type: RowChange['type'];
  readonly before: RegistryRow | null;
  readonly after: RegistryRow | null;
  /** The transports of its rows; empty where they name none. */
  readonly transports: readonly Transport[];
  /** The cells that differ, `modified` left out: it moves with whatever else did. */
  readonly fields: readonly FieldChange[];
}

export type ReleaseStory = Readonly<Record<Chapter, readonly Happening[]>>;

/**
 * A release's changes as a person reads them: names that ports gained, changed or lost first, rows
 * without a name (each new assignment splits an Unassigned range) and respelt references last.
 */
export function releaseStory(changes: readonly RowChange[]): ReleaseStory {
  const story: Record<Chapter, Happening[]> = {
    named: [],
    renamed: [],
    texts: [],
    moved: [],
    removed: [],
    services: [],
    bookkeeping: [],
  };
  const told = new Map<string, { chapter: Chapter; happening: Happening }>();
  for (const change of changes) {
    const chapter = chapterOf(change);
    const key = `${chapter} ${sameness(change)}`;
    const { transport } = rowOfChange(change);
    const transports = transport === null ? [] : [transport];
    const known = told.get(key)?.happening;
    const happening: Happening =
      known === undefined
        ? {
            type: change.type,
            before: change.before,
            after: change.after,
            transports,
            fields: readFields(change),
          }
        : { ...known, transports: [...known.transports, ...transports] };
    told.set(key, { chapter, happening });
  }
  for (const { chapter, happening } of told.values()) story[chapter].push(happening);
  return story;
}

function chapterOf(change: RowChange): Chapter {
  const { before, after, type, news } = change;
  const named = (before?.serviceName ?? after?.serviceName ?? null) !== null;
  if (!named || !news) return 'bookkeeping';
  if (type === 'removed' || type === 'de-assigned') return 'removed';
  if (after?.portStart === null && type === 'added') return 'services';
  if (type === 'added' || type === 'assigned') return 'named';
  if (type === 'renamed') return 'renamed';
  return type === 'changed' ? 'texts' : 'moved';
}

function readFields({ fields }: RowChange): FieldChange[] {
  const telling = fields.filter(({ field }) => field !== 'modified');
  return telling.length > 0 ? telling : [...fields];
}

/** Equal for changes that differ in nothing but the transport of their rows. */
function sameness({ type, before, after }: RowChange): string {
  const text = (row: RegistryRow | null) =>
    row === null ? '' : canonicalText({ ...row, transport: null });
  return [type, before?.transport === after?.transport, text(before), text(after)].join('\u001e');
}
