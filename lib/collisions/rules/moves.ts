import { picksOnly } from '@/lib/pick/rules/pick';
import type { Span } from '@/lib/pick/rules/spans';
import { mergeSpans } from '@/lib/pick/rules/spans';
import type { PickSource } from '@/lib/pick/rules/table';
import type { ChosenSoftware, Collisions, Move } from '@/lib/collisions/types';
import { lineFor } from './line';
import { meetingsOf, type OwnedUse, usesOf } from './meetings';

/** Who meets whom in the set, and the smallest set of moves after which nobody surely does. */
export function collisionsOf(set: readonly ChosenSoftware[], table: PickSource): Collisions {
  return { meetings: meetingsOf(set), moves: movesOf(set, table) };
}

/** What a move costs: first that nobody knows how, then the move itself, then that it is official or well known. */
const COST = { unknown: 1_000_000, move: 1_000, official: 10, everyone: 2, known: 1, special: 0 };

function costOf({ owner, use }: OwnedUse, set: readonly ChosenSoftware[]): number {
  return (
    COST.move +
    (use.settings.length === 0 ? COST.unknown : 0) +
    (use.role === 'official' ? COST.official : 0) +
    COST[set[owner]?.commonness ?? 'special']
  );
}

function collide(one: OwnedUse, two: OwnedUse): boolean {
  return (
    one.owner !== two.owner &&
    one.use.start <= two.use.end &&
    two.use.start <= one.use.end &&
    one.use.transports.some((transport) => two.use.transports.includes(transport))
  );
}

interface Plan {
  readonly cost: number;
  /** What stays and reaches as far as the next use, or further. */
  readonly open: readonly OwnedUse[];
  readonly moved: readonly OwnedUse[];
}

/** Plans that are followed at once; programs that people really have make a few hundred. */
const MOST_PLANS = 2_000;

function cheapestOf(plans: ReadonlyMap<string, Plan>): Map<string, Plan> {
  return new Map([...plans].sort(([, a], [, b]) => a.cost - b.cost).slice(0, MOST_PLANS));
}

/**
 * What has to move at the least cost, exactly. Port by port each use stays, where nothing that stayed is in its way,
 * or moves. Two plans with the same uses still open differ only in their cost, so the cheaper one goes on: of those
 * there are few, since on each transport only one piece of software can be there. Where there are more than
 * `MOST_PLANS`, the cheapest go on: then it is nearly the least.
 */
function cheapest(uses: readonly OwnedUse[], set: readonly ChosenSoftware[]): readonly OwnedUse[] {
  const place = new Map(uses.map((one, at) => [one, at]));
  let plans = new Map<string, Plan>([['', { cost: 0, open: [], moved: [] }]]);
  for (const use of uses) {
    const next = new Map<string, Plan>();
    const add = (plan: Plan) => {
      const key = plan.open.map((one) => place.get(one)).join(' ');
      const known = next.get(key);
      if (known === undefined || plan.cost < known.cost) next.set(key, plan);
    };
    for (const { cost, open, moved } of plans.values()) {
      const still = open.filter((one) => one.use.end >= use.use.start);
      if (!still.some((one) => collide(one, use))) add({ cost, open: [...still, use], moved });
      add({ cost: cost + costOf(use, set), open: still, moved: [...moved, use] });
    }
    plans = next.size > MOST_PLANS ? cheapestOf(next) : next;
  }
  const [best] = [...plans.values()].sort((a, b) => a.cost - b.cost);
  return best?.moved ?? [];
}

/** Below it only the administrator's programs may listen. */
const ROOM: Span = { start: 1_024, end: 65_535 };
/** From here on Linux lends ports out. */
const LENT = 32_768;

/** So many free ports in a row near a port: above it, where people look for the next one, else anywhere. */
function freeNear(start: number, run: number, table: PickSource, taken: readonly Span[]) {
  const ask = {
    ...{ count: 1, transport: null, near: Math.max(start, ROOM.start), run, seed: '' },
    ...{ avoid: mergeSpans(taken), include: null },
  };
  const above = { start: Math.max(start + 1, ROOM.start), end: LENT - 1 };
  const ranges = above.start + run > above.end ? [ROOM] : [above, ROOM];
  for (const range of ranges) {
    const [free] = picksOnly(table, { ...ask, range });
    if (free !== undefined) return free;
  }
  return null;
}

function movesOf(set: readonly ChosenSoftware[], table: PickSource): Move[] {
  const sure = usesOf(set).filter(({ use }) => use.sure);
  const meeting = sure.filter((one) => sure.some((other) => collide(one, other)));
  const taken: Span[] = usesOf(set).map(({ use: { start, end } }) => ({ start, end }));
  return cheapest(meeting, set).flatMap(({ owner, use }) => {
    const software = set[owner];
    if (software === undefined) return [];
    const { start, end, transports, role, settings } = use;
    const free = freeNear(start, end - start + 1, table, taken);
    const to = free?.start ?? null;
    if (free !== null) taken.push({ start: free.start, end: free.end });
    return [
      {
        ...{ start, end, transports, role, to },
        software: { slug: software.slug, name: software.name },
        settings: settings.map((setting) => ({
          ...setting,
          line: to === null ? null : lineFor(setting, start, to),
        })),
      },
    ];
  });
}
