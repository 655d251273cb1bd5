import { beforeAll, describe, expect, it } from 'vitest';
import { search, type SearchOptions } from '@/lib/search/queries';
import { pool } from '@/lib/platform/db';
import { parseQuery } from '@/lib/search/rules/parse-query';
import { searchAnswerSchema } from '@/lib/search/schema';
import { findReportsOnPort } from '@/lib/reports/queries';
import { SEARCH_SQL, searchParameters } from '@/lib/search/search-sql';
import { storeSearchData } from '@/lib/testing/search-data';

beforeAll(storeSearchData);

const softwarePath = (slug: string) => `/software/${slug}`;
const find = (q: string, more: Omit<SearchOptions, 'q'> = {}) =>
  search({ q, ...more }, softwarePath);
const urls = async (q: string) => (await find(q)).map(({ url }) => url);

describe('a number', () => {
  it.each([':8080', '8080', 'tcp/8080', 'http://localhost:8080/x', '0.0.0.0:8080->80/tcp', '٨٠٨٠'])(
    'is the first hit, however it is written: %s',
    async (q) => {
      expect((await urls(q))[0]).toBe('/ports/8080');
    },
  );

  it('says in a line what the port is, officially and in practice', async () => {
    const [hit] = await find(':8080');
    expect(hit).toMatchObject({
      kind: 'port',
      title: '8080',
      match: 'number',
      about: 'HTTP Alternate (see port 80)',
    });
    expect(hit?.official).toMatchObject({ port: 8080, status: 'assigned', names: ['http-alt'] });
    expect(hit?.official?.practice.map(({ slug }) => slug)).toEqual(
      (await findReportsOnPort(8080)).reports.slice(0, 3).map(({ software }) => software.slug),
    );
    expect(hit?.official?.practice).toHaveLength(3);
    expect(hit?.snippet).toMatch(/^http-alt: HTTP Alternate \(see port 80\) · in practice /);
  });

  it('is told with the status on the transport asked for', async () => {
    const status = async (q: string) => (await find(q))[0]?.official?.status;
    expect(await status('11434')).toBe('assigned');
    expect(await status('tcp/11434')).toBe('assigned');
    expect(await status('11434/udp')).toBe('reserved');
    expect(await status('50000')).toBe('dynamic');
  });

  it('is found for each of several, in the order asked', async () => {
    expect((await urls('8443,8080')).slice(0, 2)).toEqual(['/ports/8443', '/ports/8080']);
  });

  it('is followed by what is on it', async () => {
    const kinds = new Set((await find('1323')).map(({ kind, match }) => `${kind} ${match}`));
    expect(kinds).toEqual(
      new Set(['port number', 'service on-port', 'software on-port', 'article on-port']),
    );
    expect(await urls('1323')).toEqual(
      expect.arrayContaining(['/services/brcd', '/software/echo']),
    );
  });

  it('inside a range is found where there is something to say of it', async () => {
    const found = await urls('6000-6063');
    expect(found.slice(0, 2)).toEqual(['/ports/6000', '/ports/6006']);
    expect(found).toEqual(expect.arrayContaining(['/services/x11', '/software/storybook']));
  });

  it('exists for all 65,536, and for no other', async () => {
    expect((await urls('0'))[0]).toBe('/ports/0');
    expect((await urls('65535'))[0]).toBe('/ports/65535');
    expect((await find('65536')).filter(({ kind }) => kind === 'port')).toEqual([]);
  });
});

describe('a name', () => {
  it.each([
    ['http', '/services/http'],
    ['HTTPS', '/services/https'],
    ['brcd', '/services/brcd'],
    ['z39.50', '/services/z39.50'],
    ['whois++', '/services/whois%2B%2B'],
    ['cl/1', '/services/cl%2F1'],
    ['echo framework', '/software/echo'],
    ['back orifice 2000', '/software/back-orifice'],
    ['mongo db', '/software/mongodb'],
    ['Home-Assistant', '/software/home-assistant'],
    ['node exporter', '/software/node-exporter'],
    ['https://example.org/x', '/services/https'],
  ])('in full is first or beside its namesake: %s', async (q, url) => {
    expect((await urls(q)).slice(0, 2)).toContain(url);
  });

  it.each([
    ['postgers', '/software/postgresql'],
    ['posgresql', '/software/postgresql'],
    ['synthing', '/software/syncthing'],
    ['sincthing', '/software/syncthing'],
    ['kubernets', '/software/kubernetes'],
    ['elasticsearh', '/software/elasticsearch'],
    ['grafna', '/software/grafana'],
    ['home assitant', '/software/home-assistant'],
    ['mysqll', '/software/mysql'],
    ['jelyfin', '/software/jellyfin'],
    ['htpp', '/services/http'],
  ])('is found first although misspelt: %s', async (q, url) => {
    const [hit] = await find(q);
    expect([hit?.url, hit?.match]).toEqual([url, 'similar']);
  });

  it('is found by its beginning, the shortest of well-known things first', async () => {
    const [first, second] = await find('http');
    expect([first?.title, second?.title]).toEqual(['http', 'https']);
    expect((await urls('synct'))[0]).toBe('/software/syncthing');
    expect((await urls('sql')).length).toBeGreaterThan(5);
  });

  it('is found by the name it is an alias of, and the other way round', async () => {
    expect((await urls('www')).slice(0, 2).sort()).toEqual(['/services/http', '/services/www']);
    expect((await urls('k8s'))[0]).toBe('/software/kubernetes');
  });

  it('that nothing resembles finds nothing', async () => {
    for (const q of ['zzzzqqq', '%', '_', "'", '\\', '|', '~', '*', '""', '   '])
      expect(await find(q)).toEqual([]);
  });

  it('does not drown in chance likeness', async () => {
    expect((await find('synthing')).map(({ title }) => title)).toEqual([
      'Syncthing',
      'Syncthing relay server',
    ]);
    expect((await find('ollama')).every(({ match }) => match !== 'similar')).toBe(true);
  });
});

describe('words', () => {
  it('of a description, an assignee or a story find it', async () => {
    expect(await urls('secure shell')).toContain('/services/ssh');
    expect(await urls('todd picquelle')).toContain('/services/brcd');
    const [story] = (await find('presence protocol 1998')).filter(({ kind }) => kind === 'article');
    expect(story).toMatchObject({
      url: '/ports/1321',
      title: 'Port 1321: PIP, a presence protocol of 1998',
    });
  });

  it('beside a number narrow what is on it', async () => {
    expect((await urls('postgres 5432')).slice(0, 3)).toEqual(
      expect.arrayContaining(['/ports/5432', '/services/postgresql']),
    );
  });
});

describe('software', () => {
  it('is shown with all its ports', async () => {
    const [hit] = await find('syncthing');
    expect(hit).toMatchObject({
      kind: 'software',
      spans: [8384, 21027, 22000].map((port) => ({ start: port, end: port })),
    });
    expect(hit?.snippet).toContain('8384, 21027, 22000');
  });
});

describe('a wide range', () => {
  it('is shown whole, and comes after what is on the very port', async () => {
    const [hit] = await find('kubernetes');
    expect(hit?.snippet).toContain('30000–32767');
    for (const port of ['30000', '31023', '32767'])
      expect(await urls(port)).toContain('/software/kubernetes');
    const found = await urls('31337');
    expect(found).toContain('/software/back-orifice');
    expect(found.indexOf('/software/back-orifice')).toBeLessThan(
      found.indexOf('/software/kubernetes'),
    );
  });
});

describe('the statement', () => {
  it.each(['postgers', 'postgres', ':8080'])('reads entries by their indexes: %s', async (q) => {
    const parameters = searchParameters(parseQuery(q), { kind: null, locale: 'en', limit: 20 });
    const { rows } = await pool().query<Record<string, string>>(
      `EXPLAIN ${SEARCH_SQL}`,
      parameters,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Bitmap Index Scan on search_entry_/);
    expect(plan).not.toContain('Seq Scan on search_entry');
  });
});

describe('an answer', () => {
  it('has hits in the order of their scores, and no more than asked for', async () => {
    for (const q of ['server', '8080', 'http', '1-65535', 'p', 'postgers', 'protocol']) {
      const items = await find(q, { limit: 7 });
      expect(items.length).toBeLessThanOrEqual(7);
      expect(items.map(({ score }) => score)).toEqual(
        items.map(({ score }) => score).toSorted((a, b) => b - a),
      );
      expect(new Set(items.map(({ kind, title }) => `${kind} ${title}`)).size).toBe(items.length);
      expect(searchAnswerSchema.parse({ items })).toEqual({ items });
    }
  });

  it('holds one kind only where one is asked for', async () => {
    for (const kind of ['port', 'service', 'software', 'article'] as const) {
      const found = await find('8080 http', { kind, limit: 100 });
      expect(new Set(found.map((item) => item.kind))).toEqual(new Set([kind]));
    }
  });

  it("leads to the reader's language, and to a story in the language it is written in", async () => {
    const found = (await find('1323', { locale: 'he' })).map(({ kind, url }) => `${kind} ${url}`);
    expect(found).toContain('port /he/ports/1323');
    expect(found).toContain('software /he/software/echo');
    expect(found).toContain('article /he/ports/1323');
  });
});
