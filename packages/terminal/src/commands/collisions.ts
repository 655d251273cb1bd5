import { collisionsAnswer } from '@/lib/collisions/answer';
import { collisionsPath } from '@/lib/collisions/routes';
import { MOST_CHOSEN, namesIn } from '@/lib/collisions/rules/chosen';
import { publishFlags } from '@/lib/collisions/rules/line';
import type { CollisionsAnswer } from '@/lib/collisions/schema';
import { catalogueFor } from '../facts';
import { readInput } from '../input';
import { JSON_OPTION, readOptions } from '../options';
import { snapshotPicks } from '../picks';
import { snapshotHead } from '../snapshot';
import { type Command, FOUND, json, MISUSED, plain, spanText, Wrong } from '../terminal';

const USAGE = 'name at least two programs or images: portolan collisions grafana gitea';

/** `portolan collisions grafana gitea`: who meets whom, and the fewest changes after which nobody does. */
export const collisions: Command = async (args, { out, err }) => {
  const { values, positionals } = readOptions(args, JSON_OPTION);
  const named = positionals.filter((one) => one !== '-');
  const names = namesIn(named.length > 0 ? named.join('\n') : await readInput(positionals, USAGE));
  if (names.length > MOST_CHOSEN) throw new Wrong(`at most ${MOST_CHOSEN} names at once`);
  const answer = collisionsAnswer(names, catalogueFor(names), snapshotPicks());
  if (values.json === true) out(json(answer));
  for (const name of answer.unknown) err(`portolan: “${plain(name)}” is not known`);
  if (answer.software.length < 2) throw new Wrong(USAGE, names.length < 2 ? MISUSED : FOUND);
  if (values.json !== true) {
    out(collisionsText(answer));
    out(new URL(collisionsPath(answer.software.map(({ slug }) => slug)), snapshotHead().site).href);
  }
  return answer.moves.length > 0 || answer.unknown.length > 0 ? FOUND : 0;
};

export function collisionsText({ software, meetings, moves }: CollisionsAnswer): string {
  if (meetings.length === 0)
    return `Nothing collides: no two of these ${software.length} take the same port.`;
  return [
    ...meetings.map(
      ({ portStart, portEnd, transports, software: parties, sure }) =>
        `${sure ? '!' : '?'} ${spanText(portStart, portEnd)}/${transports.join('/')}  ${parties
          .map((one) => (one.sure ? one.name : `${one.name} (perhaps)`))
          .join(', ')}`,
    ),
    ...moves.flatMap((move) => {
      const { portStart: start, portEnd: end, to, settings, transports } = move;
      const from = spanText(start, end);
      if (to === null) return [`move ${move.software.name} from ${from}: no free port is left`];
      const lines = settings.map(({ key, line, example }) =>
        line === null
          ? `${key}: ${example} (put ${to} in it)`
          : line.includes(key)
            ? line
            : `${key}: ${line}`,
      );
      return [
        `move ${move.software.name} from ${from} to ${spanText(to, to + end - start)}`,
        ...(lines.length > 0 ? lines : ['its setting is not reported yet']).map(
          (one) => `       ${one}`,
        ),
        ...publishFlags({ start, end, to, transports }).map(
          (one) => `       in a container: ${one}`,
        ),
      ];
    }),
  ]
    .map(plain)
    .join('\n');
}
