import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Env } from '@/lib/platform/env';
import { errorCode, OperatorError } from '@/lib/platform/errors';
import { tryLock, type FileLock, type LockAttempt, type LockFacts } from '../file-lock';
import { canListen } from '../postgres/free-port';
import { isAlive, processIdentitySchema } from '../process-identity';

/** What the process that runs an instance tells in its lock. */
const factsSchema = z.object({
  address: z.string(),
  state: z.enum(['starting', 'serving', 'stopping']),
  server: processIdentitySchema.nullable(),
});

export type InstanceFacts = z.infer<typeof factsSchema>;

const STOPPING_PATIENCE_MS = 20_000;
/** Time for one that has lost its terminal to notice it and say that it is stopping. */
const NOTICE_MS = 1_500;

/** Makes this process the one that runs the instance of DATA_DIR; throws when another does. */
export async function claimInstance(env: Env, address: string): Promise<FileLock> {
  const file = path.join(env.DATA_DIR, 'instance.lock');
  const facts: InstanceFacts = { address, state: 'starting', server: null };
  const began = Date.now();
  for (;;) {
    const attempt = tryWritableLock(file, facts, env.DATA_DIR);
    if (attempt.taken) {
      await endOrphan(attempt.left);
      return attempt.lock;
    }
    const holder = factsSchema.safeParse(attempt.holder).data;
    const patience = holder?.state === 'stopping' ? STOPPING_PATIENCE_MS : NOTICE_MS;
    if (Date.now() - began > patience) {
      const where = holder ? ` at ${holder.address}` : '';
      throw new OperatorError(`it is running already${where} (process ${attempt.pid})`);
    }
    await delay(100);
  }
}

/** Throws one clear line where the port cannot be had. */
export async function requirePort(env: Env): Promise<void> {
  const fault = await canListen(env.PORT, env.HOST);
  if (fault === null) return;
  const meanings: Record<string, string> = {
    EADDRINUSE: `port ${env.PORT} is taken by another program: set PORT to a free one`,
    EACCES: `port ${env.PORT} needs more rights than you have: set PORT to one above 1023`,
    EADDRNOTAVAIL: `HOST ${env.HOST} is no address of this machine`,
    ENOTFOUND: `HOST ${env.HOST} is not known`,
  };
  throw new OperatorError(
    meanings[fault] ?? `nothing can listen on ${env.HOST}:${env.PORT} (${fault})`,
  );
}

function tryWritableLock(file: string, facts: InstanceFacts, folder: string): LockAttempt {
  try {
    return tryLock(file, facts);
  } catch (error) {
    throw new OperatorError(`DATA_DIR ${folder} cannot be written (${errorCode(error)})`);
  }
}

/** A server whose starter was killed ends by itself in a moment; it must not hold the port. */
async function endOrphan(left: LockFacts | null): Promise<void> {
  const server = factsSchema.safeParse(left).data?.server;
  if (!server) return;
  const began = Date.now();
  while (isAlive(server)) {
    const waited = Date.now() - began;
    try {
      process.kill(server.pid, waited < 3_000 ? 'SIGTERM' : 'SIGKILL');
    } catch {
      return;
    }
    await delay(100);
  }
}
