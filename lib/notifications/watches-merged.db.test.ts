import { beforeEach, expect, it } from 'vitest';
import { transact } from '@/lib/platform/transact';
import { applied, givenReport, must, type Person, person } from '@/lib/testing/community';
import { resetDb } from '@/lib/testing/postgres';
import { beginWatch, endWatch } from './commands';
import { tellUntold } from './commands-tell';
import { listWatches } from './queries';

const T0 = new Date('2026-11-20T12:00:00Z');

let author: Person;
let watcher: Person;
let moderator: Person;

beforeEach(async () => {
  await resetDb();
  [author, watcher] = [await person(), await person()];
  moderator = await person({ role: 'moderator' });
});

it('a person who stopped watching what both became hears of neither after the merge is undone', async () => {
  for (const [name, port] of [
    ['Echo', 1323],
    ['Labstack Echo', 1400],
  ] as const)
    await givenReport(author, { software: { name }, portStart: port, portEnd: port }, T0);
  must(await transact((tx) => beginWatch(tx, watcher, { slug: 'labstack-echo' }, T0)));
  const proposal = {
    kind: 'software.merge',
    subject: 'labstack-echo',
    baseRevision: 1,
    changes: { into: 'echo' },
  } as const;
  const merge = await applied(author, proposal, T0);
  await tellUntold(T0);
  const watched = async () =>
    (await listWatches(watcher, { limit: 10 })).items.map(({ software }) => software?.slug);
  expect(await watched()).toEqual(['echo']);
  await transact((tx) => endWatch(tx, watcher, { slug: 'labstack-echo' }));
  expect(await watched()).toEqual([]);
  await applied(moderator, { kind: 'revert', subject: merge.id, changes: {} }, T0);
  await tellUntold(T0);
  expect(await watched()).toEqual([]);
});
