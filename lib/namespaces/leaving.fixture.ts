import { transact } from '@/lib/platform/transact';
import { must, type Person, person } from '@/lib/testing/community';
import { endReservation } from './commands/end';
import { closeNamespace, setMember } from './commands/members';
import { givenNamespace, reserve } from './namespaces.fixture';

/**
 * All that an account does in namespaces, each text marked: it asks for one, owns it with another, reserves in it and
 * lets go; and it decides about the namespace of somebody else and closes that.
 */
export async function namespacesOf(me: Person, now: Date): Promise<void> {
  const [other, second] = [await person({ earnedTrust: 2 }), await person({ role: 'moderator' })];
  const own = await givenNamespace(me, second, now, { name: 'mark-estate' });
  const seat = { handle: other.handle, role: 'owner', reason: 'They release.' } as const;
  must(await transact((tx) => setMember(tx, me, own, seat, now)));
  must(await reserve(me, own, 19_100, now, { project: 'mark-project' }));
  const { id } = must(await reserve(me, own, 19_101, now));
  must(await transact((tx) => endReservation(tx, me, id, 'mark-released', now)));
  const ranges = [{ portStart: 19_200, portEnd: 19_210 }];
  const reason = 'mark-decision';
  const theirs = await givenNamespace(other, me, now, { slug: 'petrel', ranges }, reason);
  must(await transact((tx) => closeNamespace(tx, me, theirs, 'mark-closing', now)));
}
