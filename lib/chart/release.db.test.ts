import { beforeAll, expect, it } from 'vitest';
import { importRelease } from '@/lib/iana/commands/import';
import { findRelease } from '@/lib/iana/queries/releases';
import { releaseAnswer } from '@/lib/iana/release-answer';
import { readShippedRelease, SHIPPED_RELEASES } from '@/lib/iana/shipped-releases';
import { findReleaseLayer } from './queries';
import { decodeRuns } from './rules/runs';

beforeAll(async () => {
  for (const release of SHIPPED_RELEASES.slice(-2))
    await importRelease(readShippedRelease(release), {}, new Date('2026-11-20'));
}, 240_000);

it('a release changes on the chart the ports that it says it changed, and no others', async () => {
  const release = await findRelease('2026-08-17');
  if (release === null) throw new Error('the newest release is not there');
  const { ports } = releaseAnswer(release, new Map());
  const { values, runs } = (await findReleaseLayer('2026-08-17')) ?? { values: [], runs: '' };
  const cells = decodeRuns(runs);
  const portsThat = (value: string) =>
    [...cells.keys()].filter((port) => values[cells[port] ?? -1] === value);

  expect(ports.named.length).toBeGreaterThan(0);
  expect(portsThat('assigned')).toEqual(ports.named);
  const changed = new Set([...cells.keys()].filter((port) => cells[port] !== 0));
  const told = [
    ...release.events.map(({ port }) => port),
    ...ports.named,
    ...ports.unnamed,
    ...ports.textChanged,
  ];
  expect(changed).toEqual(new Set(told.sort((one, other) => one - other)));
  for (const port of ports.textChanged)
    if (!release.events.some((event) => event.port === port))
      expect(values[cells[port] ?? -1]).toBe('text-changed');
});

it('the first release has none before it to compare with', async () => {
  const { previous } = (await findRelease('2026-08-17')) ?? {};
  expect(previous).toBeTruthy();
  expect(await findReleaseLayer(previous ?? '')).toBeNull();
});
