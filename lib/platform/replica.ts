import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { errorCode } from './errors';
import { lagMeter } from './lag';
import { log } from './log';
import { type Position, readPosition, REPLAYED_SQL, WRITTEN_SQL } from './position';

/** `starting` until it was first seen; `no-replica`: the server there is none. */
export type ReplicaState = 'starting' | 'in-use' | 'late' | 'gone' | 'no-replica';

export interface Replica {
  readonly pool: pg.Pool;
  state(): ReplicaState;
  /** Whether what was written up to this position can be read from it. */
  has(position: Position): boolean;
  close(): Promise<void>;
}

/** How often the positions are asked for. */
const LOOK_MS = 100;
const LOOK_TIMEOUT_MS = 1_000;
/** A replica so far behind is left aside: pages are to be fresh within two seconds. */
const LATE_MS = 1_500;
const CONNECT_TIMEOUT_MS = 1_000;
/** A replica that takes a statement and says nothing is as good as gone. */
const ANSWER_TIMEOUT_MS = 10_000;

/** Connections to a streaming replica of the database behind `primary`, which answers whatever it cannot. */
export function openReplica(config: pg.PoolConfig, primary: pg.Pool): Replica {
  let state: ReplicaState = 'starting';
  let replayed: Position = 0;
  const become = (next: ReplicaState): void => {
    if (next === state) return;
    if (next === 'in-use') log.info('replica-in-use');
    else log.warn('replica-left-aside', { state: next });
    state = next;
  };
  const pool = new ReplicaPool(
    { ...config, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, query_timeout: ANSWER_TIMEOUT_MS },
    primary,
    () => become('gone'),
  );
  const stopping = new AbortController();
  const meter = lagMeter();

  async function look(): Promise<void> {
    const [written, there] = await Promise.all([
      // Where the primary does not answer, what the replica has is all that can be read.
      inTime(primary.query(WRITTEN_SQL)).catch(() => null),
      inTime(pool.ask(REPLAYED_SQL)),
    ]);
    const position = readPosition(there.rows);
    if (position === null) return become('no-replica');
    replayed = position;
    const reaches = written === null ? null : readPosition(written.rows);
    const behind = reaches === null ? 0 : meter.measure(performance.now(), reaches, position);
    become(behind > LATE_MS ? 'late' : 'in-use');
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look().catch(() => become('gone'));
      await delay(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const watching = watch();
  return {
    pool,
    state: () => state,
    has: (position) => state === 'in-use' && replayed >= position,
    async close() {
      stopping.abort();
      await watching;
      await pool.end();
    },
  };
}

async function inTime<Value>(answer: Promise<Value>): Promise<Value> {
  answer.catch(() => undefined);
  const late = delay(LOOK_TIMEOUT_MS, 'late' as const, { ref: false });
  const first = await Promise.race([answer, late]);
  if (first === 'late') throw new Error('it does not answer in time');
  return first;
}

/** Whatever the replica does not answer is asked of the primary, so that nobody meets a replica that has just gone. */
class ReplicaPool extends pg.Pool {
  constructor(config: pg.PoolConfig, primary: pg.Pool, onGone: () => void) {
    super(config);
    const query = async (...given: unknown[]): Promise<unknown> => {
      try {
        return await this.#own(given);
      } catch (error) {
        const why = whyNot(error);
        if (why === null) throw error;
        if (why === 'gone') onGone();
        return Reflect.apply(pg.Pool.prototype.query, primary, given) as Promise<unknown>;
      }
    };
    this.query = query as unknown as typeof this.query;
  }

  #own(given: unknown[]): Promise<unknown> {
    return Reflect.apply(pg.Pool.prototype.query, this, given) as Promise<unknown>;
  }

  /** Asks the replica and nobody else. */
  ask(text: string): Promise<pg.QueryResult> {
    return this.#own([text]) as Promise<pg.QueryResult>;
  }
}

/** serialization_failure: what the statement reads was cleared away on the primary meanwhile. */
const CONFLICT = '40001';
/** What a server says that is stopping, starting or full; class 08 is what connections die of. */
const NOT_SERVING = /^(?:08...|57P0[1-5]|53300)$/;

/** Null where the statement itself is at fault: the primary would say the same. */
function whyNot(error: unknown): 'gone' | 'conflict' | null {
  const code = errorCode(error);
  if (code === CONFLICT) return 'conflict';
  const fromServer = /^[0-9A-Z]{5}$/.test(code);
  return !fromServer || NOT_SERVING.test(code) ? 'gone' : null;
}
