import { beforeAll, expect, it } from 'vitest';
import { findFacts, findFactsNamed, findOfficialFacts } from '@/lib/check/queries';
import { storeSearchData } from '@/lib/testing/search-data';
import { testDb } from '@/lib/testing/postgres';
import { choose, MOST_CHOSEN, keysOf } from './rules/chosen';
import { type Catalogue, catalogueOf } from './rules/taken';

beforeAll(async () => {
  await storeSearchData();
  await testDb().software.update({ where: { slug: 'redis' }, data: { aliases: ['Кэш', 'KAFKA'] } });
  await testDb().report.updateMany({
    where: { id: { in: [1, 5, 9] } },
    data: { grade: 'historic' },
  });
});

async function ofNames(names: readonly string[]): Promise<Catalogue> {
  const community = await findFactsNamed(names.flatMap(keysOf));
  return catalogueOf({ ...(await findOfficialFacts()), ...community });
}

it('what is read for the names of a set says the same of it as everything does', async () => {
  const whole = catalogueOf(await findFacts());
  const written = whole.facts.software.flatMap(([slug, name, aliases]) => [slug, name, ...aliases]);
  const images = [
    'docker.io/grafana/grafana-oss:11',
    'postgres:16',
    'кэш',
    'kafka',
    'No such',
    '—',
  ];
  const names = [...images, ...written];
  expect(names.length).toBeGreaterThan(100);
  for (let at = 0; at < names.length; at += MOST_CHOSEN) {
    const set = names.slice(at, at + MOST_CHOSEN);
    expect(choose(set, await ofNames(set))).toEqual(choose(set, whole));
  }
  const few = await ofNames(['Redis']);
  expect(few.facts.software.map(([slug]) => slug)).toEqual(['redis']);
});
