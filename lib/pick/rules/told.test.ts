import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitsOf } from '@/lib/ports/rules/bits';
import type { PickUse } from '@/lib/pick/types';
import { TRANSPORTS } from '@/lib/ports/types';
import { GRADES_IN_ORDER } from '@/lib/reports/rules/order';
import { portsOf } from './pick.fixture';
import { pickPorts, planPicks, toldPorts } from './pick';
import { isWideUse, PickTable } from './table';
import { pickAsk, pickParts } from './table.arbitrary';
import { unnamedIn, withUses } from './told';
import { packWeights, weightsOf } from './weights';

/** What the database keeps of these uses, port by port. */
function holdersOf(uses: readonly PickUse[]): Map<number, string> {
  const holders = new Map<number, string>();
  for (const use of uses)
    for (const port of portsOf(use)) {
      const mark = `${GRADES_IN_ORDER.indexOf(use.grade) + 1}${bitsOf(use.transports).toString(16)}`;
      holders.set(port, (holders.get(port) ?? '') + mark);
    }
  return holders;
}

it('a table that knows only what weighs, and looks up whom it tells, answers as one that knows all', () => {
  fc.assert(
    fc.property(pickParts, pickAsk, ([runs, uses], ask) => {
      const stands = uses.filter((use) => use.grade !== 'refuted' && !isWideUse(use));
      const whole = new PickTable(runs, uses);
      const table = new PickTable(runs, uses.filter(isWideUse), [], holdersOf(stands));
      for (const transport of [null, ...TRANSPORTS])
        expect(packWeights(weightsOf(table, transport))).toEqual(
          packWeights(weightsOf(whole, transport)),
        );
      const plan = planPicks(table, ask);
      const told = unnamedIn(table, toldPorts(ask, plan));
      const looked = stands.filter((use) =>
        told.some(({ start, end }) => use.start <= end && start <= use.end),
      );
      expect(pickPorts(withUses(table, looked), ask, plan)).toEqual(pickPorts(whole, ask));
    }),
    { numRuns: 100 },
  );
});
