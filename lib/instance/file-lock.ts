import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { errorCode, OperatorError } from '@/lib/platform/errors';
import { isDiskFull } from './files';
import { isAlive, ownIdentity, processIdentitySchema } from './process-identity';

const holderSchema = z.object({
  owner: processIdentitySchema,
  /** What the holder wants others to know, such as its address. */
  facts: z.record(z.string(), z.unknown()),
});

type Holder = z.infer<typeof holderSchema>;

export type LockFacts = Holder['facts'];

export interface FileLock {
  /** Replaces what others can read about the holder. */
  tell: (facts: LockFacts) => void;
  release: () => void;
}

/** Either the lock, or what its living holder tells; `left` is what a dead holder told. */
export type LockAttempt =
  | { taken: true; lock: FileLock; left: LockFacts | null }
  | { taken: false; holder: LockFacts; pid: number };

/**
 * Tries to take the lock file, which belongs to one living process. One whose process died
 * (kill -9, power) is taken over.
 */
export function tryLock(file: string, facts: LockFacts = {}): LockAttempt {
  const content = serialize(facts);
  const mine = `${file}.${process.pid}`;
  let left: LockFacts | null = null;
  try {
    writeFileSync(mine, content, { mode: 0o600 });
    for (;;) {
      if (linked(mine, file)) return { taken: true, lock: heldLock(file), left };
      const holder = readHolder(file);
      if (holder === 'gone') continue;
      if (holder !== 'unreadable' && isAlive(holder.owner)) {
        return { taken: false, holder: holder.facts, pid: holder.owner.pid };
      }
      if (holder !== 'unreadable') left = holder.facts;
      removeStale(file, holder);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Takes the lock, waiting for a living holder up to `timeoutMs`. */
export async function waitForLock(file: string, timeoutMs = 120_000): Promise<FileLock> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const attempt = tryLock(file);
    if (attempt.taken) return attempt.lock;
    if (Date.now() > until) {
      throw new OperatorError(`process ${attempt.pid} holds ${file} for too long`);
    }
    await delay(50);
  }
}

/** Runs `work` while holding the lock. */
export async function withLock<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  const lock = await waitForLock(file);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

function serialize(facts: LockFacts): string {
  return JSON.stringify({ owner: ownIdentity(), facts } satisfies Holder);
}

/** link(2) is atomic and fails where the name exists: of several processes one wins. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): Holder | 'gone' | 'unreadable' {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : 'unreadable';
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'gone' : 'unreadable';
  }
}

/**
 * Two processes may find the same stale lock: the slower one could then take away the lock that
 * the faster one has just made. So the file is moved aside and, where it is a living one, put back.
 */
function removeStale(file: string, stale: Holder | 'unreadable'): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  if (typeof moved === 'object' && moved !== stale && isAlive(moved.owner)) linked(aside, file);
  rmSync(aside, { force: true });
}

function heldLock(file: string): FileLock {
  return {
    tell(facts) {
      const next = `${file}.${process.pid}.next`;
      try {
        writeFileSync(next, serialize(facts), { mode: 0o600 });
        renameSync(next, file);
      } catch (error) {
        rmSync(next, { force: true });
        // Others go on reading the older facts: no reason to fail.
        if (!isDiskFull(error)) throw error;
      }
    },
    release() {
      rmSync(file, { force: true });
    },
  };
}
