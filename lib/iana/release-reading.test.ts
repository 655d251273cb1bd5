import { beforeAll, describe, expect, it } from 'vitest';
import { diffRows } from '@/lib/iana/diff';
import { parseRelease } from '@/lib/iana/parse/release';
import { portChanges, portSummary } from '@/lib/iana/port-events';
import { releaseAnswer, type ReleaseDetail } from '@/lib/iana/release-answer';
import { releaseReading } from '@/lib/iana/release-reading';
import { releaseStory } from '@/lib/iana/release-story';
import { releaseSchema } from '@/lib/iana/schema';
import { readShippedRelease, SHIPPED_RELEASES } from '@/lib/iana/shipped-releases';

let winter: ReleaseDetail;
let summer: ReleaseDetail;

beforeAll(() => {
  const releases = SHIPPED_RELEASES.map((name) => {
    const parsed = parseRelease(readShippedRelease(name));
    if (!parsed.ok) throw parsed.error;
    return parsed.release;
  });
  const detail = (at: number): ReleaseDetail => {
    const [before, after] = [releases[at - 1], releases[at]];
    if (before === undefined || after === undefined) throw new Error('two releases are needed');
    const diff = diffRows(before.rows, after.rows);
    const { events } = portChanges(before.rows, after.rows, diff);
    const { date, form, dateIsLowerBound } = after;
    return {
      date,
      previous: before.date,
      form,
      dateIsLowerBound,
      rows: diff.rows,
      changes: diff.changes,
      events,
    };
  };
  winter = detail(1);
  summer = detail(2);
});

describe('a release as the API answers it', () => {
  it('counts ports as the registry’s notes do', () => {
    expect(portSummary(winter)).toMatchObject({
      named: [4794, 5319, 9183, 11434, 34965, 34966],
      unnamed: [],
      renamed: [1980],
    });
    expect(portSummary(winter).textChanged).toHaveLength(21);
    expect(portSummary(summer)).toMatchObject({
      named: [4480, 6610, 7123, 30939],
      unnamed: [],
      renamed: [],
    });
    expect(portSummary(summer).textChanged).toHaveLength(15);
  });

  it('has the shape that the documentation describes', () => {
    const answer = releaseAnswer(summer, new Map());
    expect(releaseSchema.parse(answer)).toEqual(answer);
    expect(answer.changes).toHaveLength(
      summer.rows.added + summer.rows.removed + summer.rows.changed,
    );
  });
});

describe('a release as its page tells it', () => {
  it('tells every change, rows that differ only in their transport once', () => {
    const story = releaseStory(summer.changes);
    const told = Object.values(story).flat();
    const rows = told.reduce((sum, { transports }) => sum + Math.max(1, transports.length), 0);
    expect(rows).toBe(summer.changes.length);
    expect(story.named.map(({ after }) => after?.serviceName)).toContain('bencher');
  });

  it('folds rows without a name into the bookkeeping', () => {
    const story = releaseStory(winter.changes);
    const names = Object.entries(story).flatMap(([chapter, happenings]) =>
      chapter === 'bookkeeping'
        ? []
        : happenings.map(({ before, after }) => after?.serviceName ?? before?.serviceName),
    );
    expect(names).not.toContain(undefined);
    expect(names).toEqual(expect.arrayContaining(['ollama', 'panquest-xact']));
    expect(
      story.renamed.map(
        ({ before, after }) => `${before?.serviceName ?? ''} ${after?.serviceName ?? ''}`,
      ),
    ).toEqual(['pearldoc-xact panquest-xact']);
  });

  it('tells the very same change of several services once, with all of them', () => {
    const texts = releaseReading(summer, new Map()).chapters.find(
      ({ chapter }) => chapter === 'texts',
    );
    const takenOver = texts?.happenings.find(({ subjects }) => subjects.length > 1);
    expect(takenOver?.subjects.map(({ span }) => span?.start)).toEqual(
      Array.from({ length: 11 }, (_, at) => 6400 + at),
    );
  });
});
