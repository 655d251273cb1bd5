import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '@/lib/platform/clock';
import { findPortPage } from '@/lib/port-page/loaders';
import {
  applied,
  givenReport,
  must,
  type Person,
  person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { deskSchema } from '../desk';
import { findDesk, findDeskStart } from './desk';
import { findQueueItem } from './queue';
import { after, type Meeting, newMeeting, opened, said, T0 } from './review.fixture';

let author: Person;
let moderator: Person;
let by: Meeting['by'];

beforeEach(async () => {
  ({ author, moderator, by } = await newMeeting());
});

describe('what approving does', () => {
  const forecastFor = async (who: Person, id: number, now: Date) =>
    (await findQueueItem(who, id, now))?.forecast;

  it('is to wait for one more, then to apply', async () => {
    const { id } = await opened(1, author);
    expect(await forecastFor(by(0), id, T0)).toMatchObject({
      result: 'waits',
      needs: 'second-reviewer',
      until: null,
      grade: { before: null, after: 'supported' },
    });
    await said(by(0), { id }, 'approve', HOUR);
    expect(await forecastFor(by(1), id, after(HOUR))).toMatchObject({ result: 'applies' });
    await said(by(1), { id }, 'approve', 2 * HOUR);
    const stored = await testDb().report.findFirstOrThrow();
    expect(stored.grade).toBe('supported');
    expect(await forecastFor(by(2), id, after(2 * HOUR))).toBeNull();
  });

  it('is a tie that a third reviewer decides, where one has rejected it', async () => {
    const edit = await opened(1, author);
    await said(by(0), edit, 'reject', HOUR);
    expect(await forecastFor(by(1), edit.id, after(2 * HOUR))).toMatchObject({
      result: 'waits',
      needs: 'third-reviewer',
    });
  });

  it('is to wait for the time that a destructive edit stays open, but not for a moderator', async () => {
    const report = await givenReport(author, { portStart: 7, portEnd: 7 }, T0);
    const edit = must(
      await submit(author, { kind: 'report.retire', subject: report, changes: {} }, T0),
    );
    await said(by(0), edit, 'approve', HOUR);
    expect(await forecastFor(by(1), edit.id, after(HOUR))).toEqual({
      result: 'waits',
      needs: 'time',
      until: after(48 * HOUR).toISOString(),
      conflicts: [],
      grade: null,
      votesEnd: 0,
    });
    expect(await forecastFor(moderator, edit.id, after(HOUR))).toMatchObject({ result: 'applies' });
  });

  it('is what the grade becomes, before anything is written', async () => {
    const weak = { evidence: [{ kind: 'forum', url: 'https://forum.example.org/1' }] };
    const report = await givenReport(author, weak, T0);
    const before = (await testDb().report.findFirstOrThrow()).grade;
    const evidence = (
      await testDb().revision.findFirstOrThrow({ where: { subjectType: 'report' } })
    ).content as { evidence: object[] };
    const changes = {
      evidence: [
        ...evidence.evidence,
        { kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' },
      ],
    };
    const edit = must(
      await submit(author, { kind: 'report.update', subject: report, changes }, T0),
    );
    const said = await forecastFor(moderator, edit.id, T0);
    expect(said?.grade).toMatchObject({ before, reason: { sources: 2 } });
    expect((await testDb().report.findFirstOrThrow()).grade).toBe(before);
    must(await review(moderator, edit, { verdict: 'approve' }, after(HOUR)));
    expect((await testDb().report.findFirstOrThrow()).grade).toBe(said?.grade?.after);
  });

  it('is a conflict where others changed the same since', async () => {
    const report = await givenReport(author, {}, T0);
    const summary = (text: string) => ({
      kind: 'report.update' as const,
      subject: report,
      changes: { summary: text },
    });
    const edit = must(await submit(author, summary('One thing'), T0));
    await applied(moderator, summary('Another thing'), after(HOUR));
    expect(await forecastFor(by(0), edit.id, after(2 * HOUR))).toMatchObject({
      result: 'conflicts',
      conflicts: ['summary'],
    });
  });
});

describe('the desk', () => {
  it('has the author’s record, what else is open there, the flags and what is primary', async () => {
    const standing = await applied(
      author,
      { kind: 'report.create', changes: reportChanges({ portStart: 9, portEnd: 9 }) },
      T0,
    );
    const undone = await applied(
      author,
      {
        kind: 'report.create',
        changes: reportChanges({ portStart: 10, portEnd: 10, software: { name: 'Gin' } }),
      },
      T0,
    );
    await applied(moderator, { kind: 'revert', subject: undone.id }, after(HOUR));
    const refused = await opened(11, author);
    await said(moderator, refused, 'reject', HOUR);
    const edit = await opened(12, author);
    const rival = await opened(12, await person(), { software: { name: 'Fiber' } });
    const desk = await findDesk(by(0), edit.id, after(HOUR), findPortPage);
    expect(deskSchema.parse(JSON.parse(JSON.stringify(desk)))).toEqual(desk);
    expect(standing.state).toBe('applied');
    expect(desk).toMatchObject({
      author: { handle: author.handle, trust: 1, applied: 2, rejected: 1, reverted: 1 },
      alsoOpen: [{ id: rival.id }],
      flags: [],
      openUntil: null,
      official: { port: 12 },
    });
    const [shown] = desk?.edit.diff.find(({ field }) => field === 'evidence')?.items ?? [];
    expect(desk?.primary).toEqual([shown?.key]);
    expect(await findDesk(by(0), 999, T0, findPortPage)).toBeNull();
  });

  it('begins with the first of the queue, and with nothing where nothing waits', async () => {
    expect(await findDeskStart(by(0), T0, undefined, findPortPage)).toMatchObject({
      queue: { total: 0 },
      desk: null,
    });
    const edit = await opened(1, author);
    expect((await findDeskStart(by(0), T0, undefined, findPortPage)).desk?.edit.id).toBe(edit.id);
  });
});
