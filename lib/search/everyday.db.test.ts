import { beforeAll, describe, expect, it } from 'vitest';
import { search } from '@/lib/search/queries';
import { storeSearchData } from '@/lib/testing/search-data';
import { ASKED } from './everyday-asked.examples';
import { OTHERS } from './everyday-other.examples';
import { isLookAlike } from './types';

beforeAll(storeSearchData);

const find = (q: string) => search({ q }, (slug) => `/software/${slug}`);
const names = async (q: string) => (await find(q)).map(({ url }) => nameOf(url));

/** `/services/http` → `service:http` */
function nameOf(url: string): string {
  return decodeURIComponent(url)
    .replace('/services/', 'service:')
    .replace('/software/', 'software:')
    .replace('/ports/', 'port:');
}

const cases = (lines: string) =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.split(' = '))
    .map(([q = '', wanted = '']) => [q, wanted.split(' ')] as const);

describe.each([
  ['asked in the field', ASKED],
  ['of the same kind', OTHERS],
])('an everyday query %s', (_, lines) => {
  it.each(cases(lines))('finds what is meant among the first three: %s', async (q, wanted) => {
    const first = (await names(q)).slice(0, 3);
    expect(wanted.some((name) => first.includes(name)) ? wanted : first).toEqual(wanted);
  });
});

describe('the name of a program', () => {
  it.each([
    ['nginx', ['software:nginx', 'service:http', 'service:https']],
    ['apache', ['software:apache-http-server', 'service:http', 'service:https']],
    ['openssh', ['software:openssh', 'service:ssh']],
  ])('finds it, then the services that it implements: %s', async (q, wanted) => {
    expect((await names(q)).slice(0, wanted.length)).toEqual(wanted);
  });

  it.each([
    ['postgres', 'software:postgresql', 'software:postgres-exporter'],
    ['posgres', 'software:postgresql', 'software:postgres-exporter'],
    ['posgres', 'service:postgresql', 'software:postgres-exporter'],
    ['memcached', 'service:memcache', 'software:memcached-exporter'],
    ['nginx', 'software:nginx', 'software:nginx-exporter'],
    ['samba', 'service:microsoft-ds', 'service:kerberos'],
    ['redis', 'service:redis', 'software:redis-sentinel'],
  ])('%s finds %s before %s', async (q, first, second) => {
    const found = await names(q);
    expect(found).toContain(first);
    expect([...found, second].indexOf(second)).toBeGreaterThan(found.indexOf(first));
  });

  it('comes with its official ports, the lowest first', async () => {
    const spansOf = async (q: string) => (await find(q))[0]?.spans.map(({ start }) => start);
    expect(await spansOf('nginx')).toEqual([80, 443]);
    expect((await spansOf('redis'))?.[0]).toBe(6379);
  });

  it('is found on the ports of the services that it implements', async () => {
    expect(await names(':5432')).toEqual(
      expect.arrayContaining(['service:postgresql', 'software:postgresql']),
    );
  });
});

describe('look-alikes', () => {
  it('come after everything that is called so, and are told apart', async () => {
    const found = await find('rdp');
    const [first] = found;
    expect(first?.url).toBe('/services/ms-wbt-server');
    const apart = found.findIndex(isLookAlike);
    expect(apart).toBeGreaterThan(0);
    const results = found.filter((item) => !isLookAlike(item)).map(({ url }) => nameOf(url));
    expect(results).not.toContain('service:discard');
    expect(results).not.toContain('service:gdp-port');
  });

  it('are all there is for a name that nobody has', async () => {
    for (const q of ['discrod', 'spamdd']) expect((await find(q)).every(isLookAlike)).toBe(true);
  });
});
