import { Dice } from '@/lib/growth/dice';

/** What is done to a running instance in the midst of a storm of writes, or to one that starts for the first time. */
export const FAULTS = [
  'server killed',
  'database killed',
  'database process killed',
  'everything killed',
  'database stopped for a while',
  'database restarted',
  'out of connections',
  'disk full',
  'clock moved',
  'import cut',
  'migration cut',
  'first start told to stop',
  'first start on a small disk',
] as const;
export type Fault = (typeof FAULTS)[number];
/** Those for which a disk is mounted. */
export const DISK_FAULTS: readonly Fault[] = ['disk full', 'first start on a small disk'];

/** Which fault comes in which round: every one before any comes again, in an order that the seed decides. */
export function scheduleOf(
  rounds: number,
  seed: string,
  faults: readonly Fault[] = FAULTS,
): Fault[] {
  const schedule: Fault[] = [];
  for (let turn = 0; schedule.length < rounds; turn += 1) {
    const dice = new Dice(seed, 'turn', turn);
    const left: Fault[] = [...faults];
    while (left.length > 0) schedule.push(...left.splice(dice.below(left.length), 1));
  }
  return schedule.slice(0, rounds);
}

/** What came of a round. */
export interface Round {
  readonly fault: Fault;
  /** Votes, edits and reviews that were answered as done. */
  readonly acknowledged: number;
  /** What of all acknowledged so far is not there, in words. */
  readonly lost: readonly string[];
  /** What must always be true and is not, in words. */
  readonly broken: readonly string[];
  /** Lines that no operator should have to read. */
  readonly unclear: readonly string[];
  /** From the fault until the instance was ready again, or had ended where it was told to. */
  readonly backMs: number;
}

export function isClean({ lost, broken, unclear }: Round): boolean {
  return lost.length + broken.length + unclear.length === 0;
}

const HEAD = ['fault', 'rounds', 'acts', 'lost', 'broken', 'unclear lines', 'back after, at most'];

/** A line for each fault that came, and one for all of them. */
export function tableOf(rounds: readonly Round[]): string[] {
  const kinds = FAULTS.filter((fault) => rounds.some((round) => round.fault === fault));
  const lines = [
    HEAD,
    ...kinds.map((fault) =>
      lineOf(
        fault,
        rounds.filter((round) => round.fault === fault),
      ),
    ),
    lineOf('all', rounds),
  ];
  const widths = HEAD.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
  return lines.map((line) =>
    line
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
}

function lineOf(name: string, rounds: readonly Round[]): string[] {
  const sum = (count: (round: Round) => number) =>
    String(rounds.reduce((total, round) => total + count(round), 0));
  const slowest = Math.max(0, ...rounds.map(({ backMs }) => backMs));
  return [
    ...[name, String(rounds.length), sum(({ acknowledged }) => acknowledged)],
    ...[sum(({ lost }) => lost.length), sum(({ broken }) => broken.length)],
    ...[sum(({ unclear }) => unclear.length), `${(slowest / 1000).toFixed(1)} s`],
  ];
}

/** A frame of a stack, what an error looks like when nobody caught it, and the words for what nobody foresaw. */
const UNCLEAR = [
  /^\s+at\s.+[:(]\d+/,
  /^\s*(?:node:internal|Node\.js v\d)/,
  /^(?:Uncaught\s)?[A-Z]\w*Error\b/,
  /^\s+\[?(?:cause|errno|syscall|digest)\]?:/,
  /unexpected error/,
];

/** The lines of what a program said that are no clear message to whoever runs it. */
export function unclearLines(said: string): string[] {
  return said.split('\n').filter((line) => UNCLEAR.some((pattern) => pattern.test(line)));
}
