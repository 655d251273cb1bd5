import type { PickSource } from '@/lib/pick/rules/table';
import { type Chosen, choose } from './rules/chosen';
import { collisionsOf } from './rules/moves';
import type { Catalogue } from './rules/taken';
import type { CollisionsAnswer } from './schema';

/** What the site and the terminal answer about a set of names. */
export function collisionsAnswer(
  names: readonly string[],
  catalogue: Catalogue,
  table: PickSource,
): CollisionsAnswer {
  return answerOf(choose(names, catalogue), table);
}

function answerOf({ software, unknown }: Chosen, table: PickSource): CollisionsAnswer {
  const { meetings, moves } = collisionsOf(software, table);
  return {
    software: software.map(({ slug, name }) => ({ slug, name })),
    unknown: [...unknown],
    meetings: meetings.map(({ start, end, transports, parties, sure }) => ({
      ...{ portStart: start, portEnd: end, sure },
      transports: [...transports],
      software: parties.map((party) => ({ ...party })),
    })),
    moves: moves.map(({ start, end, transports, settings, software: { slug, name }, ...rest }) => ({
      ...{ portStart: start, portEnd: end, ...rest },
      software: { slug, name },
      transports: [...transports],
      settings: settings.map((setting) => ({ ...setting })),
    })),
  };
}
