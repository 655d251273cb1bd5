import { type People, personLabel } from '@/lib/iana/row-answer';
import type { ReleaseDetail } from '@/lib/iana/release-answer';
import { CHAPTERS, type Chapter, type Happening, releaseStory } from '@/lib/iana/release-story';
import type { RegistryRow } from '@/lib/iana/row';
import { type WordChange, wordDiff } from '@/lib/iana/rules/word-diff';
import { isPorted, type Transport } from '@/lib/ports/types';

/** Whom something happened to. */
export interface Subject {
  readonly span: { readonly start: number; readonly end: number } | null;
  /** The name that went, where the name is another now or the row is gone. */
  readonly nameBefore: string | null;
  readonly nameAfter: string | null;
  readonly transports: readonly Transport[];
}

/** One thing that happened, ready to be shown; the very same change of several rows is told once. */
export interface ToldHappening {
  readonly type: Happening['type'];
  readonly subjects: readonly Subject[];
  /** What the row says, of a row that came or went. */
  readonly text: string;
  readonly who: string;
  /** Cells that differ, word by word. */
  readonly fields: readonly { readonly field: string; readonly words: readonly WordChange[] }[];
}

export interface ReleaseReading extends Pick<
  ReleaseDetail,
  'date' | 'previous' | 'form' | 'dateIsLowerBound' | 'rows'
> {
  readonly chapters: readonly {
    readonly chapter: Chapter;
    readonly happenings: readonly ToldHappening[];
  }[];
}

/** A release as its page tells it: chapters that hold something, in order. */
export function releaseReading(release: ReleaseDetail, people: People): ReleaseReading {
  const story = releaseStory(release.changes);
  const { date, previous, form, dateIsLowerBound, rows } = release;
  const chapters = CHAPTERS.map((chapter) => ({
    chapter,
    happenings: together(story[chapter].map((happening) => told(happening, people))),
  }));
  return {
    date,
    previous,
    form,
    dateIsLowerBound,
    rows,
    chapters: chapters.filter((one) => one.happenings.length > 0),
  };
}

/** Changes with equal words and several subjects become one: a company that takes over eleven registrations. */
function together(happenings: readonly ToldHappening[]): ToldHappening[] {
  const byWords = new Map<string, ToldHappening>();
  for (const happening of happenings) {
    const { subjects, ...words } = happening;
    const key = words.fields.length > 0 ? JSON.stringify(words) : JSON.stringify(happening);
    const known = byWords.get(key);
    byWords.set(
      key,
      known === undefined ? happening : { ...known, subjects: [...known.subjects, ...subjects] },
    );
  }
  return [...byWords.values()];
}

function told(
  { type, before, after, transports, fields }: Happening,
  people: People,
): ToldHappening {
  const row = after ?? before;
  const whole = before === null || after === null ? row : null;
  return {
    type,
    subjects: [
      {
        span: row !== null && isPorted(row) ? { start: row.portStart, end: row.portEnd } : null,
        nameBefore:
          before === null || before.serviceName === after?.serviceName ? null : nameOf(before),
        nameAfter: after === null ? null : nameOf(after),
        transports,
      },
    ],
    text: whole === null ? '' : textOf(whole),
    who: whole === null ? '' : whole.assignees.map((id) => personLabel(id, people)).join(', '),
    fields:
      whole === null
        ? fields
            .filter(({ field }) => field !== 'serviceName')
            .map(({ field, before: old, after: now }) => ({
              field,
              words: wordDiff(readable(field, old, people), readable(field, now, people)),
            }))
        : [],
  };
}

/** A row without a name goes by its description: "Unassigned". */
function nameOf(row: RegistryRow): string {
  return row.serviceName ?? row.description;
}

function textOf(row: RegistryRow): string {
  const said = row.serviceName === null ? '' : row.description;
  return [said, row.notes ?? ''].filter((part) => part !== '').join(' · ');
}

/** Ids of people as names; all other cells as they are. */
function readable(field: string, cell: string, people: People): string {
  if (field !== 'assignee' && field !== 'contact') return cell;
  return [...cell.matchAll(/\[([^\][]+)\]/g)]
    .map(([, id = '']) => personLabel(id, people))
    .join(', ');
}
