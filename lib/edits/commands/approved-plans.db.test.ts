import { beforeEach, describe, expect, it } from 'vitest';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import {
  after,
  approvedBy,
  DAY,
  HOUR,
  newPair,
  seen as seenIn,
  storedEdit,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import { readEdit } from '@/lib/edits/queries/edit';
import { findPlanHash, hashesOfPlan, planAhead } from '@/lib/edits/queries/plan';
import { inTransaction } from '@/lib/platform/db';
import { lockRow } from '@/lib/platform/row-lock';
import { givenReport, must, opened, type Person, review, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { planToApply } from './apply';

let a: Person; // a hostile pair of reviewers
let b: Person;
let carol: Person;
let honest: Person;
let moderator: Person;
let report: number;

beforeEach(async () => {
  ({ a, b, carol, honest, moderator } = await newPair());
  report = await givenReport(carol, {}, T0);
});

const seen = (who: Person, proposal: object, ms?: number) =>
  seenIn({ moderator }, who, proposal, ms);
const change = (changes: object, subject: number | string = report) =>
  ({
    kind: typeof subject === 'string' ? 'software.update' : 'report.update',
    subject,
    changes,
  }) as const;
const ended = (editId: number) =>
  testDb().logEntry.count({ where: { editId, action: 'edit.approvals-ended' } });
const source = (path: string) => ({
  evidence: [
    { kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' },
    { kind: 'vendor-docs', url: `https://echo.labstack.com/${path}` },
  ],
});

describe('an approval is of what applying the edit writes', () => {
  /** The honest one approves what `a` proposes, something is done, and `b` agrees. */
  async function approvedAround(proposal: object, between: () => Promise<unknown>) {
    const edit = must(await submit(a, proposal as never, T0));
    must(await approvedBy(honest, edit));
    await between();
    must(await approvedBy(b, edit, 3 * HOUR));
    return storedEdit(edit.id);
  }

  it.each([
    ['has another port', () => change({ portStart: 2000, portEnd: 2000 })],
    ['has other transports', () => change({ transports: ['udp'] })],
    ['is of other software', () => change({ software: { name: 'Gin' } })],
    [
      'was found wrong',
      () => ({ kind: 'report.retire', subject: report, changes: { as: 'refuted' } }),
    ],
    ['is of software with another name', () => change({ name: 'Malware' }, 'echo')],
    [
      'is of software at another homepage',
      () => change({ homepage: 'https://evil.example' }, 'echo'),
    ],
  ])('and ends where the report %s by then', async (_, what) => {
    const edit = await approvedAround(change(source('more')), () => seen(carol, what(), 2 * HOUR));
    expect(edit.state).toBe('open');
    expect(await ended(edit.id)).toBe(1);
    const { reviews, waiting } = (await readEdit(edit.id, null, after(4 * HOUR)))!;
    expect(reviews.map(({ counts }) => counts)).toEqual([false, true]);
    expect(waiting?.needs).toBe('second-reviewer');
    // Whoever looks again and still agrees completes it.
    expect(must(await approvedBy(honest, edit, 5 * HOUR)).state).toBe('applied');
  });

  it('and ends where a new report would be of software that is another by then', async () => {
    const changes = { software: { slug: 'echo' }, portStart: 7, portEnd: 7 };
    const edit = await opened(a, 7, T0, changes);
    must(await approvedBy(honest, edit));
    await seen(carol, change({ homepage: 'https://evil.example' }, 'echo'), 2 * HOUR);
    expect(must(await approvedBy(b, edit, 3 * HOUR)).state).toBe('open');
  });

  it.each([
    ['name', 'Malware'],
    ['homepage', 'https://evil.example'],
  ])('and ends where the entry that it describes has another %s by then', async (field, value) => {
    const edit = must(await submit(a, change({ tagline: 'A small framework' }, 'echo'), T0));
    must(await approvedBy(honest, edit));
    await seen(carol, change({ [field]: value }, 'echo'), 2 * HOUR);
    expect(must(await approvedBy(b, edit, 3 * HOUR)).state).toBe('open');
  });

  it('and holds where others changed something else of the same', async () => {
    const between = () => seen(carol, change({ versions: 'v5' }), 2 * HOUR);
    const edit = await approvedAround(change(source('more')), between);
    expect(edit.state).toBe('applied');
    expect(await ended(edit.id)).toBe(0);
  });

  it('and holds where others changed another place of the same text, or another item of the same list', async () => {
    const article = (lines: string) =>
      ({
        kind: 'article.update',
        subject: { port: 1323, locale: 'en' },
        changes: { title: 'Echo', body: lines.replaceAll(' ', '\n\n') },
      }) as const;
    await seen(carol, article('One Two Three'));
    const edit = must(await submit(a, article('1 Two Three'), T0));
    const other = must(await submit(a, change(source('more')), T0));
    for (const one of [edit, other]) must(await approvedBy(honest, one));
    await seen(carol, article('One Two 3'), 2 * HOUR);
    await seen(carol, change(source('another')), 2 * HOUR);
    for (const one of [edit, other])
      expect(must(await approvedBy(b, one, 3 * HOUR)).state).toBe('applied');
  });

  it('and holds for each of several reports that bring the same new software', async () => {
    const gin = { software: { name: 'Gin', homepage: 'https://gin-gonic.com' } };
    const edits = [await opened(carol, 1, T0, gin), await opened(carol, 2, T0, gin)];
    for (const who of [honest, b]) for (const edit of edits) must(await approvedBy(who, edit));
    for (const { id } of edits) expect((await storedEdit(id)).state).toBe('applied');
  });

  it('is not needed where a moderator decides', async () => {
    const edit = must(await submit(a, change(source('more')), T0));
    must(await approvedBy(honest, edit));
    await seen(carol, change({ transports: ['udp'] }), 2 * HOUR);
    expect(must(await approvedBy(moderator, edit, 3 * HOUR)).state).toBe('applied');
    expect(await ended(edit.id)).toBe(0);
  });
});

describe('what is taken away after 48 hours is what was approved', () => {
  const approvedByTwo = async (proposal: object) => {
    const edit = must(await submit(carol, proposal as never, T0));
    for (const who of [honest, b]) must(await approvedBy(who, edit));
    return edit.id;
  };
  const afterTwoDays = async (id: number) => {
    await decideDueEdits(after(3 * DAY));
    return (await storedEdit(id)).state;
  };

  it('where a report comes to an entry that is to be merged', async () => {
    await givenReport(carol, { portStart: 9, portEnd: 9, software: { name: 'Echo 2' } }, T0);
    const id = await approvedByTwo({
      ...{ kind: 'software.merge', subject: 'echo-2', changes: { into: 'echo' } },
    });
    await givenReport(a, { portStart: 10, portEnd: 10, software: { slug: 'echo-2' } }, after(DAY));
    expect(await afterTwoDays(id)).toBe('open');
    expect(await ended(id)).toBe(1);
    for (const who of [honest, b]) must(await approvedBy(who, { id }, 3 * DAY));
    expect((await storedEdit(id)).state).toBe('applied');
  });

  it('where a source comes to a report that is to be merged', async () => {
    const other = await givenReport(carol, { portStart: 9, portEnd: 9 }, T0);
    const merge = { kind: 'report.merge', subject: other, changes: { into: report } };
    const id = await approvedByTwo(merge);
    await seen(a, change(source('more'), other), DAY);
    expect(await afterTwoDays(id)).toBe('open');
  });

  it('and nothing else keeps it', async () => {
    const id = await approvedByTwo({ kind: 'report.retire', subject: report, changes: {} });
    await seen(carol, change({ versions: 'v5' }), DAY);
    expect(await afterTwoDays(id)).toBe('applied');
  });
});

describe('an approval that says what was seen', () => {
  it('is refused where it is something else by now', async () => {
    const edit = must(await submit(a, change(source('more')), T0));
    const { plan, version } = (await readEdit(edit.id, null, T0))!;
    const verdict = { verdict: 'approve', version, plan: plan ?? '' } as const;
    await seen(carol, change({ transports: ['udp'] }), HOUR);
    const refused = { ok: false, code: 'stale', reason: 'edit-changed', detail: { version } };
    expect(await review(moderator, edit, verdict, after(2 * HOUR))).toMatchObject(refused);
    const now = (await readEdit(edit.id, null, after(2 * HOUR)))!.plan ?? '';
    const again = { ...verdict, plan: now };
    expect(must(await review(moderator, edit, again, after(2 * HOUR))).state).toBe('applied');
  });

  it('is of the words that it puts right', async () => {
    const edit = must(await submit(a, change(source('more')), T0));
    const { plan } = (await readEdit(edit.id, null, T0))!;
    const better = { verdict: 'approve', changes: source('better'), plan: plan ?? '' } as const;
    must(await review(honest, edit, better, T0));
    const stored = await storedEdit(edit.id);
    const kept = await testDb().review.findFirstOrThrow({ where: { editId: edit.id } });
    expect(kept.plan).toBe(await findPlanHash(testDb(), stored, T0));
    expect(kept.plan).not.toBe(plan);
  });

  it('needs none: then it is of what is so when it is given; other verdicts have none', async () => {
    const edit = must(await submit(a, change(source('more')), T0));
    must(await approvedBy(honest, edit));
    must(await review(b, edit, { verdict: 'reject' }, after(HOUR)));
    const kept = await testDb().review.findMany({ orderBy: { id: 'asc' } });
    expect(kept.map(({ plan }) => plan)).toEqual([
      await findPlanHash(testDb(), await storedEdit(edit.id), T0),
      null,
    ]);
  });
});

describe('looking ahead', () => {
  it('waits for nobody, and finds what is written', async () => {
    const edits = [
      must(await submit(a, change(source('more')), T0)),
      await opened(a, 7, T0, { software: { name: 'Gin' } }),
    ];
    await inTransaction(async (tx) => {
      await lockRow(tx, 'report', report);
      for (const edit of edits) {
        const ahead = await hashesOfPlan(testDb(), edit, await planAhead(testDb(), edit, T0));
        expect(ahead).toEqual(await hashesOfPlan(tx, edit, await planToApply(tx, edit, T0)));
      }
    });
  });

  it('tells nothing of an edit that is decided', async () => {
    const edit = await seen(a, change(source('more')));
    expect((await readEdit(edit.id, null, T0))?.plan).toBeNull();
  });
});
