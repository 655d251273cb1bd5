import { must, opened as openedAt, type Person, person, review } from '@/lib/testing/community';
import { resetDb } from '@/lib/testing/postgres';

/** When every scene begins. */
export const T0 = new Date('2026-11-20T12:00:00Z');
export const after = (ms: number) => new Date(T0.getTime() + ms);

/** Who meets at the queue, in an empty database, made anew for each test. */
export interface Meeting {
  readonly author: Person;
  readonly moderator: Person;
  readonly by: (reviewer: 0 | 1 | 2) => Person;
}

export async function newMeeting(): Promise<Meeting> {
  await resetDb();
  const author = await person();
  const moderator = await person({ role: 'moderator' });
  const reviewers = [
    await person({ role: 'reviewer' }),
    await person({ role: 'reviewer' }),
    await person({ role: 'reviewer' }),
  ];
  return { author, moderator, by: (at) => reviewers[at]! };
}

/** An edit that waits: a report of one port. */
export function opened(port: number, who: Person, more: Record<string, unknown> = {}) {
  return openedAt(who, port, T0, more);
}

export async function said(
  who: Person,
  edit: { readonly id: number },
  verdict: 'approve' | 'reject',
  ms: number,
) {
  return must(await review(who, edit, { verdict }, after(ms)));
}
