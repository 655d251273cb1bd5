import type { Viewer } from '@/lib/edits/policy';
import type { Tx } from '@/lib/platform/db';
import type { Result } from '@/lib/platform/errors';

/** Runs a command in a transaction of its own, whoever acts being read again first (decision 16): `transactAs`. */
export type Acting = <Value>(
  work: (tx: Tx, actor: Viewer, now: Date) => Promise<Result<Value>>,
) => Promise<Result<Value>>;
