import { beforeEach, expect, it, vi } from 'vitest';
import { applyEdit } from '@/lib/edits/commands/apply';
import { proposeEdit } from '@/lib/edits/commands/propose';
import { newScene, type Scene, T0 } from '@/lib/edits/kinds/scene.fixture';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { inTransaction, pool } from '@/lib/platform/db';
import { givenReport, must, opened, submit } from '@/lib/testing/community';
import { isWaiting, testDb } from '@/lib/testing/postgres';

let scene: Scene;
const GIVEN = { actorId: null, reason: 'Given.' };

beforeEach(async () => {
  scene = await newScene();
});

it.each([
  ['a new report', 'report.create'],
  ['a report that moves there', 'report.update'],
] as const)(
  '%s names the entry that its own became while its lock was waited for',
  async (_, kind) => {
    const { author } = scene;
    await givenReport(author, {}, T0);
    const moving = await givenReport(author, { ...on(5), software: { name: 'Delta' } }, T0);
    await givenReport(author, { ...on(6), software: { name: 'Echo 2' } }, T0);
    const software = { slug: 'echo-2' };
    const late =
      kind === 'report.create'
        ? await opened(author, 7, T0, { software })
        : must(await submit(author, { kind, subject: moving, changes: { software } }, T0));
    let applying: Promise<unknown> | undefined;
    await inTransaction(async (tx) => {
      const merge = {
        kind: 'software.merge',
        subject: 'echo-2',
        changes: { into: 'echo' },
        note: 'One.',
      } as const;
      await applyEdit(tx, must(await proposeEdit(tx, author, merge, T0)), GIVEN, T0);
      applying = inTransaction((other) => applyEdit(other, late, GIVEN, T0));
      await vi.waitFor(async () => expect(await isWaiting()).toBe(true), { timeout: 20_000 });
    });
    await applying;
    const reports = await testDb().report.findMany({ include: { software: true } });
    expect(reports.map((report) => report.software.slug)).not.toContain('echo-2');
    expect(await findBrokenInvariants(pool())).toEqual([]);
  },
);

function on(port: number) {
  return { portStart: port, portEnd: port };
}
