import { beforeAll, describe, expect, it } from 'vitest';
import { endReservation } from '@/lib/namespaces/commands/end';
import { expireReservations } from '@/lib/namespaces/commands/expire';
import { givenNamespace, reserve } from '@/lib/namespaces/namespaces.fixture';
import { DAY } from '@/lib/platform/clock';
import { success } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import { givenReport, must, type Person, person } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { givenRelease } from '@/lib/testing/releases';
import { beginWatch } from './commands';
import { tellUntold } from './commands-tell';
import { digestLetter, noticeLetter } from './letters';
import { listNotifications } from './queries';
import type { WatchSubject } from './types';

const at = (day: string) => new Date(`${day}T10:00:00Z`);
const NOW = at('2026-04-12');
const NEWS = [
  ['taken', '700', 'tcp'],
  ['ollama', '11434', 'tcp'],
  ['sirius-agent', '9183', 'tcp'],
] as const;
let author: Person;
let byPort: Person;
let bySoftware: Person;
let beside: Person;

const watch = async (who: Person, subject: WatchSubject) =>
  must(await transact((tx) => beginWatch(tx, who, subject, NOW)));
const told = async (who: Person) => (await listNotifications(who, { limit: 50 })).items;
const kinds = async (who: Person) => (await told(who)).map(({ kind }) => kind);

async function report(who: Person, port: number, name: string): Promise<number> {
  return givenReport(
    who,
    {
      ...{ portStart: port, portEnd: port, software: { name } },
      evidence: [{ kind: 'article', url: 'https://example.org/ports' }],
    },
    at('2026-01-10'),
  );
}

beforeAll(async () => {
  [author, byPort, bySoftware, beside] = await Promise.all([
    person(),
    person(),
    person(),
    person(),
  ]);
  await givenRelease('2025-11-14', [['taken', '700', 'tcp']], at('2025-11-14'));
  await report(author, 11_434, 'Ollama');
  await report(author, 9183, 'Something Else');
  // A report of what is official already tells nobody that it became so.
  await report(author, 700, 'Taken');
  await watch(byPort, { portStart: 11_434, portEnd: 11_434 });
  await watch(bySoftware, { slug: 'ollama' });
  await watch(beside, { portStart: 9183, portEnd: 9183 });
  await watch(author, { slug: 'ollama' });
  await tellUntold(NOW);
  await testDb().notification.deleteMany();
  await givenRelease('2026-04-09', NEWS, NOW);
  await tellUntold(NOW);
});

describe('a release that makes a reported use official', () => {
  it('is told to the author of the report, once, as theirs', async () => {
    expect(await kinds(author)).toEqual(['release', 'own-official']);
  });

  it('is told to who watches the port or the software, and to nobody beside', async () => {
    expect(await kinds(byPort)).toEqual(['release', 'official']);
    expect(await kinds(bySoftware)).toEqual(['release', 'official']);
    expect(await kinds(beside)).toEqual(['release']);
  });

  it('says which use, and since which release', async () => {
    const [, item] = await told(byPort);
    expect(item).toMatchObject({
      ...{ edit: null, release: null, actor: null },
      report: {
        software: { slug: 'ollama', name: 'Ollama' },
        ports: { start: 11_434, end: 11_434 },
        release: '2026-04-09',
      },
    });
  });

  it('comes by mail as it says: at once to the author, gathered to watchers', async () => {
    const [, own] = await told(author);
    const [, watched] = await told(byPort);
    if (own === undefined || watched === undefined) throw new Error('there are both');
    const mine = await noticeLetter({ userId: author.id, item: own, again: false, locale: 'en' });
    expect(mine.subject).toBe(
      'The use you reported is official since IANA’s release of April 9, 2026: Ollama (11434)',
    );
    expect(mine.text).toContain('/ports/11434');
    expect(mine.text).not.toContain('/account');
    expect(mine.headers).toHaveProperty('List-Unsubscribe');
    const digest = await digestLetter({
      ...{ userId: byPort.id, items: [watched], count: 1, again: false, locale: 'he' },
    });
    expect(digest.text).toContain('Ollama (11434)');
  });

  it('is told once: the same release again tells nobody', async () => {
    await givenRelease('2026-04-09', NEWS, NOW);
    await tellUntold(NOW);
    expect(await kinds(byPort)).toEqual(['release', 'official']);
  });
});

describe('a watched port that a namespace reserves', () => {
  it('is told of when it is reserved, when that ends and when its program takes it', async () => {
    const [owner, moderator, watcher, beside] = await Promise.all([
      person({ earnedTrust: 2 }),
      person({ role: 'moderator' }),
      person(),
      person(),
    ]);
    const slug = await givenNamespace(owner, moderator, NOW);
    const begin = (who: Person, portStart: number, portEnd = portStart) =>
      transact((tx) => beginWatch(tx, who, { portStart, portEnd }, NOW));
    must(await begin(watcher, 19_104, 19_106));
    must(await begin(owner, 19_104));
    must(await begin(beside, 19_107));
    const one = must(await reserve(owner, slug, 19_104, NOW));
    must(await reserve(owner, slug, 19_106, NOW, { project: 'Pipes' }));
    must(await transact((tx) => endReservation(tx, owner, one.id, 'Given up.', NOW)));
    const year = new Date(NOW.getTime() + 366 * DAY);
    const name = { portStart: 19_106, portEnd: 19_106, software: { name: 'Pipes' } };
    await tellUntold(NOW);
    await givenReport(moderator, name, NOW);
    await transact(async (tx) => success(await expireReservations(tx, year)));
    await tellUntold(year);
    const told = (await listNotifications(watcher, { limit: 9 })).items.reverse();
    expect(told.map(({ kind, reservation }) => [kind, reservation?.port])).toEqual([
      ['reserved', 19_104],
      ['reserved', 19_106],
      ['reservation-ended', 19_104],
      ['report', undefined],
      ['reservation-used', 19_106],
    ]);
    expect(told[0]?.reservation).toMatchObject({
      ...{ project: 'Disk exporter', namespace: { slug, name: 'Kestrel' } },
    });
    // Nobody is told of their own act, nor of a port that they do not watch.
    expect((await listNotifications(owner, { limit: 9 })).items).toEqual([]);
    expect((await listNotifications(beside, { limit: 9 })).items).toEqual([]);
    const letter = { userId: watcher.id, items: told, count: 5, again: false } as const;
    expect((await digestLetter({ ...letter, locale: 'en' })).text).toContain(
      'Port 19104 is reserved for Disk exporter in the namespace Kestrel',
    );
  });
});
