import { benchGrowth } from '@/lib/bench/growth';
import type { GrownSite } from '@/lib/bench/growth-site';
import { importNext } from '@/lib/bench/import';
import { benchRow, type BenchRow } from '@/lib/bench/row';
import { growCommunity } from '@/lib/growth/commands';
import { note } from '@/lib/instance/terminal';
import { DAY, systemClock } from '@/lib/platform/clock';
import { disconnect } from '@/lib/platform/db';
import { openTestInstance, type TestInstance } from '../test/e2e-server';

/** The small community, as `npm run community -- --size 1` makes it. */
const SMALL = 1;
const IMPORTS = 3;

/** Two instances with made communities, a small one and one `size` times as large; what growth costs. */
export async function benchSizes(server: string, size: number): Promise<BenchRow[]> {
  const opened: TestInstance[] = [];
  try {
    const [small, large] = [await open(server, SMALL, opened), await open(server, size, opened)];
    const imports = benchRow({
      name: 'growth import',
      what: 'the next release is imported',
      unit: 's',
      baseline: 'the small community',
      goal: { at: 'most', ratio: 1.2 },
      rounds: Array.from({ length: IMPORTS }, (_, at) => ({
        ours: large.imports[at] ?? Number.NaN,
        baseline: small.imports[at] ?? Number.NaN,
      })),
    });
    return [imports, ...(await benchGrowth(small, large))];
  } finally {
    await disconnect();
    for (const instance of opened.reverse()) await instance.close();
  }
}

async function open(
  server: string,
  size: number,
  opened: TestInstance[],
): Promise<GrownSite & { readonly imports: readonly number[] }> {
  const instance = await openTestInstance(server);
  opened.push(instance);
  await instance.fill();
  note(`Making a community of size ${size}.`);
  const until = new Date(Math.floor(systemClock.now().getTime() / DAY) * DAY);
  await growCommunity({ size, seed: 'portolan', until }, () => undefined);
  const imports: number[] = [];
  for (let round = 0; round < IMPORTS; round += 1) imports.push(await importNext(round));
  await instance.build();
  const { E2E_ORIGIN: origin = '', E2E_DATABASE_URL: databaseUrl = '' } = await instance.serve();
  await disconnect();
  return { origin, databaseUrl, imports };
}
