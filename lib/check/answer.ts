import { type Entry, readPaste } from '@/packages/portolan/src/portolan';
import { collisionsIn } from './rules/collisions';
import { isReachable, type Row, rowsOf } from './rules/rows';
import { stopsFor } from './rules/stops';
import { type Candidate, type Index, portOfName, whoIs } from './rules/who';

/** Ports in one text that the terminal tells of: more than the longest table that a system has. */
export const MOST_PORTS = 20_000;
/** Of a holder with many names; so long that a collision is still one line. */
const LONGEST_NAME = 300;

/**
 * A paste as it was read, for programs: each port with who it probably is and what to do. `indexOf` knows who is known
 * on its ports. Null where the text names more than `most` ports.
 */
export async function checkAnswer(
  text: string,
  indexOf: (entries: readonly Entry[]) => Index,
  most = MOST_PORTS,
) {
  const reading = await readPaste(text);
  const rows = rowsOf(reading);
  if (rows.length > most || !reading.whole) return null;
  const index = indexOf(reading.entries);
  const { told, more } = collisionsIn(rows);
  return {
    kinds: [...reading.kinds],
    ports: rows.map((row) => portAnswer(row, index)),
    collisions: told.map(({ kind, port, rows: both }) => ({
      ...{ kind, port },
      between: both.map((row) => ({ line: row.lines[0] ?? 0, name: holderOf(row) })),
    })),
    /** Collisions that are not told: at least so many. */
    moreCollisions: more,
    connected: reading.entries.filter(({ meaning }) => meaning === 'connected').length,
    /** Lines that were not understood, from 1. */
    left: [...reading.left],
  };
}
export type CheckAnswer = NonNullable<Awaited<ReturnType<typeof checkAnswer>>>;

function portAnswer(row: Row, index: Index) {
  const { entry, lines, addresses, exposure, programs } = row;
  const port =
    entry.port ?? (entry.name === null ? null : portOfName(entry.name, entry.transport, index));
  const { best, why, others } = whoIs(row, port, index, 'en');
  return {
    ...{ port, portEnd: entry.port === null ? port : entry.portEnd, lines: [...lines] },
    ...{ transport: entry.transport, meaning: entry.meaning, name: entry.name },
    ...{ owner: entry.owner, addresses: [...addresses], exposure },
    programs: programs.map(({ name, pid }) => ({ name, pid })),
    unknown: entry.unknown,
    who: best === null ? null : candidateAnswer(best),
    why,
    others: others.map(candidateAnswer),
    stop: stopsFor(row, port),
    settings: isReachable(entry) ? [...(best?.settings ?? [])] : [],
  };
}

function candidateAnswer({ world, id, label, grade }: Candidate) {
  return { world, id, label, grade };
}

/** What holds or wants a port, in a word; null where the text does not say. */
function holderOf({ entry, programs }: Row): string | null {
  const names = [...new Set(programs.map(({ name }) => name))].filter((name) => name !== '');
  return names.length > 0 ? names.join(', ').slice(0, LONGEST_NAME) : entry.owner;
}
