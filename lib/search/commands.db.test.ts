import { beforeEach, describe, expect, it } from 'vitest';
import { articleEntry, softwareEntry } from '@/lib/search/entry';
import { dropSearchEntries, writeSearchEntries } from '@/lib/search/commands';
import { search } from '@/lib/search/queries';
import { serviceEntries } from '@/lib/search/service-entry';
import { inTransaction } from '@/lib/platform/db';
import { resetDb, testDb } from '@/lib/testing/postgres';

beforeEach(resetDb);

const softwarePath = (slug: string) => `/software/${slug}`;
const titles = async (q: string, locale: 'en' | 'he' = 'en') =>
  (await search({ q, locale }, softwarePath))
    .filter(({ kind }) => kind !== 'port')
    .map(({ title }) => title);
const write = (...entries: Parameters<typeof writeSearchEntries>[1]) =>
  inTransaction((tx) => writeSearchEntries(tx, entries));

const gitea = {
  slug: 'gitea',
  name: 'Gitea',
  tagline: 'self-hosted Git service',
  taglines: { pl: 'usługa Git na własnym serwerze' },
  aliases: ['Gitea server'],
};
const onPort = (port: number, grade: 'supported' | 'refuted' = 'supported') => {
  return { portStart: port, portEnd: port, summary: 'Web interface.', grade };
};
const story = (locale: 'en' | 'he', title: string) =>
  articleEntry({ port: 3000, locale, title, body: 'The *third* thousand.', questions: '' });

describe('an entry', () => {
  it('is found once written, as it was written last', async () => {
    await write(softwareEntry(gitea, [onPort(3000)]));
    expect(await titles('gitea')).toEqual(['Gitea']);
    await write(softwareEntry({ ...gitea, name: 'Gitea Enterprise' }, [onPort(3001)]));
    expect(await titles('gitea')).toEqual(['Gitea Enterprise']);
    expect(await titles(':3001')).toEqual(['Gitea Enterprise']);
    expect(await titles(':3000')).toEqual([]);
    expect(await testDb().searchEntry.count()).toBe(1);
  });

  it('that says the same as before is left alone', async () => {
    const version = () => testDb().$queryRaw`SELECT xmin::text FROM search_entry`;
    await write(softwareEntry(gitea, [onPort(3000)]));
    const before = await version();
    await write(softwareEntry(gitea, [onPort(3000)]));
    expect(await version()).toEqual(before);
  });

  it('is gone when its transaction fails', async () => {
    const failing = inTransaction(async (tx) => {
      await writeSearchEntries(tx, [softwareEntry(gitea, [])]);
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    expect(await titles('gitea')).toEqual([]);
  });

  it('is found no more once dropped; others of that key stay', async () => {
    await write(softwareEntry(gitea, []), { ...softwareEntry(gitea, []), kind: 'service' });
    await inTransaction((tx) => dropSearchEntries(tx, 'software', ['gitea', 'never-there']));
    expect(await titles('gitea')).toHaveLength(1);
  });

  it('of software is found by what it is in another language, and says it in that', async () => {
    await testDb().software.create({
      data: {
        ...{ slug: 'gitea', name: 'Gitea', nameKey: 'gitea' },
        ...{ tagline: gitea.tagline, taglines: gitea.taglines },
      },
    });
    await write(softwareEntry(gitea, []));
    const about = async (locale: 'en' | 'he' | 'pl') => {
      const [hit] = await search({ q: 'usługa git', locale }, softwarePath);
      return [hit?.title, hit?.about, hit?.aboutLocale];
    };
    expect(await about('pl')).toEqual(['Gitea', 'usługa Git na własnym serwerze', 'pl']);
    expect(await about('he')).toEqual(['Gitea', 'self-hosted Git service', 'en']);
    expect(await about('en')).toEqual(['Gitea', 'self-hosted Git service', 'en']);
  });

  it('of software is not found by a port where a report was refuted', async () => {
    await write(softwareEntry(gitea, [onPort(3000, 'refuted'), onPort(3001)]));
    expect(await titles(':3000')).toEqual([]);
    expect(await titles(':3001')).toEqual(['Gitea']);
  });

  it('is found in Hebrew and in Polish, with and without marks', async () => {
    await write(
      story('he', 'הפורט השלושת־אלפים'),
      softwareEntry({ ...gitea, name: 'Żółw', slug: 'zolw' }, []),
    );
    expect(await titles('הפורט')).toEqual(['הפורט השלושת־אלפים']);
    expect(await titles('zolw')).toEqual(['Żółw']);
    expect(await titles('żÓŁW')).toEqual(['Żółw']);
  });
});

describe('the story of a port', () => {
  it("is shown once, in the reader's language where there is one", async () => {
    await write(story('en', 'Three thousand'), story('he', 'שלושת אלפים'));
    expect(await titles(':3000')).toEqual(['Three thousand']);
    expect(await titles(':3000', 'he')).toEqual(['שלושת אלפים']);
    await inTransaction((tx) => dropSearchEntries(tx, 'article', ['3000/he']));
    expect(await titles(':3000', 'he')).toEqual(['Three thousand']);
  });
});

describe('services', () => {
  it('of 7,300 names are written by one statement', async () => {
    const rows = Array.from({ length: 7300 }, (_, n) => ({
      serviceName: `service-${n}`,
      portStart: n,
      portEnd: n,
      transport: 'tcp' as const,
      description: `The service that has number ${n}`,
      notes: null,
      assignees: ['Somebody'],
    }));
    const entries = serviceEntries(rows, () => 'Some Body');
    await write(...entries);
    expect(await testDb().searchEntry.count()).toBe(7300);
  });
});
