import autocannon from 'autocannon';

export interface PageBench {
  /** Requests a second, the median of the rounds. */
  readonly ours: number;
  readonly bare: number;
  /** `ours / bare`, to stay at or above `goal`. */
  readonly ratio: number;
  readonly goal: number;
}

const GOAL = 0.9;
const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 16;

/** A cached port page against a bare Next page of the same size, turn and turn about, 16 connections. */
export async function benchPage(ours: string, bare: string): Promise<PageBench> {
  const [a, b]: [number[], number[]] = [[], []];
  // The first round warms both up and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [one, other] = [await requestsPerSecond(ours), await requestsPerSecond(bare)];
    if (round === 0) continue;
    a.push(one);
    b.push(other);
  }
  const [mine, theirs] = [median(a), median(b)];
  return { ours: mine, bare: theirs, ratio: mine / theirs, goal: GOAL };
}

async function requestsPerSecond(url: string): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url} did not answer every request`);
  return result.requests.average;
}

function median(values: readonly number[]): number {
  return [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;
}
