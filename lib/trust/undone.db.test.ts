import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdit } from '@/lib/edits/commands/apply';
import { proposeEdit } from '@/lib/edits/commands/propose';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { pool } from '@/lib/platform/db';
import { failure, success } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import { applied, givenReport, person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { STANDS } from './queries';

const NOW = new Date('2026-11-20T12:00:00Z');

/** The numbers of the edits that stand, read from the whole of what undid what. */
async function standing(): Promise<number[]> {
  const edits = await testDb().edit.findMany({ where: { state: 'applied' } });
  const stands = (id: number): boolean =>
    !edits.some((edit) => edit.revertsEditId === id && stands(edit.id));
  return edits.map(({ id }) => id).filter(stands);
}

it('whatever is undone, and undone again, each edit says whether it stands', async () => {
  const depths = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(9), { minLength: 3, maxLength: 12 }), async (steps) => {
      await resetDb();
      const [author, other] = [await person(), await person({ role: 'moderator' })];
      const subject = await givenReport(author, {}, NOW);
      for (const changes of [{ summary: 'Other' }, { versions: 'v5' }])
        await applied(author, { kind: 'report.update', subject, changes }, NOW);
      for (const step of steps) {
        const edits = await testDb().edit.findMany({ orderBy: { id: 'desc' } });
        const { id } = edits[step % edits.length]!;
        const revert = { kind: 'revert', subject: id, note: 'No.', changes: {} } as const;
        // What is undone already, or was changed since, is refused.
        await transact(async (tx) => {
          const edit = await proposeEdit(tx, other, revert, NOW);
          if (!edit.ok) return edit;
          const done = await applyEdit(tx, edit.value, { actorId: null, reason: 'No.' }, NOW);
          return done.state === 'applied' ? success(done) : failure('stale');
        });
      }
      const found = await testDb().edit.findMany({ where: STANDS, orderBy: { id: 'asc' } });
      const expected = await standing();
      expect(found.map(({ id }) => id)).toEqual(expected.sort((a, b) => a - b));
      expect(await findBrokenInvariants(pool())).toEqual([]);
      depths.add(
        await testDb().edit.count({ where: { reverts: { reverts: { kind: 'revert' } } } }),
      );
    }),
    { numRuns: 20, seed: 20261203 },
  );
  // Undoings of undoings of undoings were among them.
  expect(Math.max(...depths)).toBeGreaterThan(0);
});
