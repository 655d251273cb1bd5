import { beforeEach, expect, it } from 'vitest';
import { DAY } from '@/lib/platform/clock';
import { transact } from '@/lib/platform/transact';
import { must, person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { endReservation } from './commands/end';
import { givenNamespace, reserve } from './namespaces.fixture';
import { ENDED_SHOWN, findEndedOf, findLastingOf, listReservations } from './queries/reservations';

const T0 = new Date('2026-11-20T12:00:00Z');

beforeEach(() => resetDb());

it('however often a port is let go, the page has the newest of it and says how many there are', async () => {
  const owner = await person({ earnedTrust: 2 });
  const slug = await givenNamespace(owner, await person({ role: 'moderator' }), T0);
  const { id: namespaceId } = await testDb().namespace.findFirstOrThrow();
  const lasting = must(await reserve(owner, slug, 19_105, T0));
  // What many hours of reserving and letting go leave behind.
  const row = {
    namespaceId,
    port: 19_100,
    transports: ['tcp'],
    project: 'Old',
    madeById: owner.id,
  };
  const many = Array.from({ length: ENDED_SHOWN + 6 }, () => ({
    ...{ ...row, madeAt: T0, until: new Date(T0.getTime() + DAY) },
  }));
  const made = await testDb().reservation.createManyAndReturn({ data: many });
  await testDb().reservationEvent.createMany({
    data: made.map(({ id }) => ({
      ...{ reservationId: id, kind: 'released', at: T0, byId: owner.id, reason: 'w'.repeat(2000) },
    })),
  });
  const newest = must(await reserve(owner, slug, 19_101, T0));
  must(await transact((tx) => endReservation(tx, owner, newest.id, 'Over.', T0)));
  const { items, count } = await findEndedOf(slug);
  expect([items.length, count]).toEqual([ENDED_SHOWN, ENDED_SHOWN + 7]);
  expect(items.map(({ id }) => id)).toEqual(
    [newest.id, ...made.map(({ id }) => id).reverse()].slice(0, ENDED_SHOWN),
  );
  expect((await findLastingOf(slug)).map(({ id }) => id)).toEqual([lasting.id]);
  // The list that the page leads to goes on where it stops.
  const rest = { namespace: slug, ended: 'yes', cursor: items.at(-1)?.id, limit: 20 } as const;
  expect((await listReservations(rest)).items).toHaveLength(7);
});
