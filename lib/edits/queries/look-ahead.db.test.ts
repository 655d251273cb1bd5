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
import { findDesk } from '@/lib/moderation/queries/desk';
import { inTransaction } from '@/lib/platform/db';
import { must, type Person, person, reportChanges, submit } from '@/lib/testing/community';
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
