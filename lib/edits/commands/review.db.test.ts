import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { givenReport, must, person, reportChanges, review, submit } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { decideDueEdits } from './sweep';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

beforeEach(resetDb);

const stateOf = async (id: number) =>
  (await testDb().edit.findUniqueOrThrow({ where: { id } })).state;

describe('two reviewers', () => {
  it('who agree apply an edit, one alone does not', async () => {
    const [author, first, second] = [
      await person(),
      await person({ role: 'reviewer' }),
      await person({ role: 'reviewer' }),
    ];
    const edit = must(
      await submit(author, { kind: 'report.create', changes: reportChanges() }, T0),
    );
    expect(must(await review(first, edit, { verdict: 'approve' }, after(HOUR))).state).toBe('open');
    const applied = must(await review(second, edit, { verdict: 'approve' }, after(2 * HOUR)));
    expect(applied).toMatchObject({
      state: 'applied',
      appliedRevision: 1,
      unreviewed: false,
      dueAt: null,
    });
    expect(await testDb().report.findFirst()).toMatchObject({
      portStart: 1323,
      grade: 'supported',
      authorId: author.id,
    });
  });

  it('do not apply a report of more than 4,096 ports; a moderator does', async () => {
    const [author, first, second, moderator] = [
      await person(),
      await person({ role: 'reviewer' }),
      await person({ role: 'reviewer' }),
      await person({ role: 'moderator' }),
    ];
    const changes = reportChanges({ portStart: 20_000, portEnd: 24_096 });
    const edit = must(await submit(author, { kind: 'report.create', changes }, T0));
    for (const reviewer of [first, second])
      must(await review(reviewer, edit, { verdict: 'approve' }, after(HOUR)));
    expect(await stateOf(edit.id)).toBe('open');
    const applied = await review(moderator, edit, { verdict: 'approve' }, after(2 * HOUR));
    expect(must(applied).state).toBe('applied');
  });

  it('do not make one of more than 4,096 ports by two edits either, each of which claims fewer', async () => {
    const [author, first, second] = [
      await person({ earnedTrust: 2 }),
      await person({ role: 'reviewer' }),
      await person({ role: 'reviewer' }),
    ];
    const report = await givenReport(author, { portStart: 24_000, portEnd: 24_000 }, T0);
    const update = { kind: 'report.update', subject: report, baseRevision: 1 } as const;
    const wider = [
      must(await submit(author, { ...update, changes: { portStart: 20_001 } }, T0)),
      must(await submit(author, { ...update, changes: { portEnd: 28_000 } }, T0)),
    ];
    for (const edit of wider)
      for (const reviewer of [first, second])
        must(await review(reviewer, edit, { verdict: 'approve' }, after(HOUR)));
    for (const hours of [49, 50]) await decideDueEdits(after(hours * HOUR));
    expect(await Promise.all(wider.map(({ id }) => stateOf(id)))).toEqual(['applied', 'open']);
  });

  it('who approve at the same time apply it exactly once', async () => {
    const [author, ...reviewers] = [
      await person(),
      await person({ role: 'reviewer' }),
      await person({ role: 'reviewer' }),
      await person({ role: 'moderator' }),
    ];
    for (let port = 2000; port < 2006; port += 1) {
      const edit = must(
        await submit(
          author,
          { kind: 'report.create', changes: reportChanges({ portStart: port, portEnd: port }) },
          after((port - 2000) * DAY * 8),
        ),
      );
      const results = await Promise.all(
        reviewers.map((reviewer) =>
          review(reviewer, edit, { verdict: 'approve' }, after((port - 2000) * DAY * 8 + HOUR)),
        ),
      );
      expect(results.filter(({ ok }) => ok).length).toBeGreaterThan(0);
      expect(
        await testDb().logEntry.count({ where: { editId: edit.id, action: 'edit.applied' } }),
      ).toBe(1);
      expect(
        await testDb().revision.count({ where: { editId: edit.id, subjectType: 'report' } }),
      ).toBe(1);
    }
    expect(await testDb().report.count()).toBe(6);
  });

  it('who disagree need a third', async () => {
    const author = await person();
    const [a, b, c] = [
      await person({ role: 'reviewer' }),
      await person({ role: 'reviewer' }),
      await person({ role: 'reviewer' }),
    ];
    const edit = must(
      await submit(author, { kind: 'report.create', changes: reportChanges() }, T0),
    );
    must(await review(a, edit, { verdict: 'approve' }, after(HOUR)));
    expect(must(await review(b, edit, { verdict: 'reject' }, after(HOUR))).state).toBe('open');
    expect(must(await review(c, edit, { verdict: 'approve' }, after(HOUR))).state).toBe('applied');
  });
});

describe('a destructive edit', () => {
  it('waits for 48 hours although two reviewers agree', async () => {
    const [author, a, b] = [
      await person(),
      await person({ role: 'reviewer' }),
      await person({ role: 'reviewer' }),
    ];
    const report = await givenReport(author, {}, T0);
    const edit = must(
      await submit(author, { kind: 'report.retire', subject: report, changes: {} }, T0),
    );
    must(await review(a, edit, { verdict: 'approve' }, after(HOUR)));
    must(await review(b, edit, { verdict: 'approve' }, after(HOUR)));
    await decideDueEdits(after(47 * HOUR));
    expect(await stateOf(edit.id)).toBe('open');
    await decideDueEdits(after(48 * HOUR));
    expect(await stateOf(edit.id)).toBe('applied');
    expect(await testDb().report.findUniqueOrThrow({ where: { id: report } })).toMatchObject({
      state: 'retired',
    });
  });
});
