import pg from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { applyEdit, withManyEdits } from '@/lib/edits/commands/apply';
import { proposeEdit } from '@/lib/edits/commands/propose';
import {
  after,
  approve,
  DAY,
  HOUR,
  newScene,
  type Scene,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import { kindOf } from '@/lib/edits/registry';
import type { EditKind } from '@/lib/edits/types';
import { holdVerdict } from '@/lib/moderation/commands/held';
import { findDesk } from '@/lib/moderation/queries/desk';
import { inTransaction } from '@/lib/platform/db';
import { transact } from '@/lib/platform/transact';
import { must, type Person, person, reportChanges, review, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { findWholeEdit } from './edit';

let scene: Scene;
let reviewer: Person;

beforeAll(async () => {
  scene = await newScene();
  reviewer = await person({ role: 'reviewer' });
});

/** An entry with so many reports of one port each. */
function givenEntry(name: string, from: number, count: number): Promise<void> {
  const homepage = `https://${name}.example.org`;
  const report = (port: number) =>
    reportChanges({
      ...{ portStart: port, portEnd: port, software: { name, homepage } },
      evidence: [{ kind: 'vendor-docs', url: `${homepage}/${port}` }],
    });
  return inTransaction((tx) =>
    withManyEdits(tx, async () => {
      for (let port = from; port < from + count; port += 1) {
        const given = { kind: 'report.create', changes: report(port), note: 'Given.' } as const;
        const edit = must(await proposeEdit(tx, scene.author, given, T0));
        await applyEdit(tx, edit, { actorId: null, reason: 'Given.' }, T0);
      }
    }),
  );
}

/** How many statements the page of an edit and the desk ask; both tell of so many reports. */
async function statementsOf(edit: { readonly id: number }, reports: number): Promise<number[]> {
  const counts = [];
  const at = after(4 * DAY);
  for (const look of [
    () => findWholeEdit(edit.id, reviewer, at),
    () => findDesk(reviewer, edit.id, at),
  ]) {
    const sent = vi.spyOn(pg.Client.prototype, 'query');
    const seen = await look();
    counts.push(sent.mock.calls.length);
    sent.mockRestore();
    const told = seen?.edit.alsoChanges.filter(({ subject }) => subject.type === 'report');
    expect(told).toHaveLength(reports);
  }
  return counts;
}

/** Of a merge of two entries of so many reports, half of which say the same, and of its revert: as each waits. */
async function statementsOfMerge(count: number) {
  const [one, two] = [`one${count}`, `two${count}`];
  await givenEntry(one, 2000, count);
  await givenEntry(two, 2000 + count / 2, count);
  const given = { kind: 'software.merge', subject: one, changes: { into: two } } as const;
  const merge = must(await submit(scene.author, given, after(HOUR)));
  const written = count + count / 2;
  const ofMerge = await statementsOf(merge, written);
  await approve(scene, merge, 2 * HOUR);
  const revert = { kind: 'revert', subject: merge.id, changes: {} } as const;
  const back = must(await submit(await person(), revert, after(3 * DAY)));
  return { ofMerge, ofRevert: await statementsOf(back, written) };
}

describe('what a merge of two entries would write, and its revert', () => {
  it('is asked in as many statements for many reports as for few', async () => {
    const few = await statementsOfMerge(4);
    expect(await statementsOfMerge(20)).toEqual(few);
  });
});

/** How often plans are made in the course of some work. */
async function plansIn(kind: EditKind, work: () => Promise<unknown>): Promise<number> {
  const planned = vi.spyOn(kindOf(kind), 'plan');
  await work();
  const { length } = planned.mock.calls;
  planned.mockRestore();
  return length;
}

describe('what an edit would write', () => {
  const now = after(5 * DAY);

  it('is found once for a page, for the desk and for a verdict that can be taken back', async () => {
    await givenEntry('five', 3000, 1);
    await givenEntry('six', 3000, 1);
    const kind = 'software.merge';
    const given = { kind, subject: 'five', changes: { into: 'six' } } as const;
    const { id, version } = must(await submit(scene.author, given, after(4 * DAY)));
    expect(await plansIn(kind, () => findWholeEdit(id, reviewer, now))).toBe(1);
    expect(await plansIn(kind, () => findDesk(reviewer, id, now))).toBe(1);
    const actor = { ...reviewer, via: 'session', sessionId: 'here', tokenId: null };
    const verdict = { verdict: 'approve', reason: 'Looked at it.', version } as const;
    const hold = () => transact((tx) => holdVerdict(tx, actor as never, id, verdict, now));
    expect(await plansIn(kind, hold)).toBe(1);
  });

  it('is found once before it is improved and once after', async () => {
    const software = { name: 'Seven' };
    const changes = reportChanges({ portStart: 3100, portEnd: 3100, software });
    const kind = 'report.create';
    const edit = must(await submit(scene.author, { kind, changes }, after(4 * DAY)));
    const input = { verdict: 'approve', changes: { summary: 'In other words' } } as const;
    const improve = async () => must(await review(reviewer, edit, input, now));
    expect(await plansIn(kind, improve)).toBe(2);
    const { plan, reviews } = await testDb().edit.findUniqueOrThrow({
      where: { id: edit.id },
      include: { reviews: true },
    });
    expect(plan).not.toBe(edit.plan);
    expect(reviews).toMatchObject([{ plan }]);
  });
});
