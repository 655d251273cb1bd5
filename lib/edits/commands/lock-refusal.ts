import type { LockView } from '@/lib/locks/schema';
import { type Failure, failure } from '@/lib/platform/errors';

/** Why an edit of something locked is refused: by whom, since when, until when and why, for people and for programs. */
export function lockRefusal(lock: LockView): Failure<'forbidden'> {
  const { by, since, until, reason } = lock;
  const who = by === null ? '' : ` by ${by}`;
  const end = until === null ? 'until it is lifted' : `until ${until}`;
  const detail = `Locked for editing${who} since ${since} ${end}: ${reason}`;
  return failure('forbidden', { reason: 'subject-locked', detail: { detail, lock } });
}
