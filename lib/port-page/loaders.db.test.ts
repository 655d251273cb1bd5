import pg from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readArticle } from '@/lib/articles/loaders';
import { readFeedbackAnswer } from '@/lib/feedback/loaders';
import { ALL_TAG, portPageTags, portTag } from '@/lib/platform/cache-tags';
import { db } from '@/lib/platform/db';
import { type Rendering, whileRendering } from '@/lib/platform/rendering';
import { portSchema } from '@/lib/ports/types';
import { findPortPage, readPortPage } from './loaders';
import { neighbourSpan } from './stored';

beforeAll(async () => {
  const { id } = await db().release.create({
    data: {
      ...{ date: new Date('2026-08-17'), form: 'xml', sha256: 'x', rowCount: 1 },
      ...{ same: 0, added: 1, removed: 0, changed: 0, renamed: 0 },
    },
  });
  await db().registryRow.create({
    data: {
      ...{
        firstReleaseId: id,
        position: 0,
        contentHash: 'a',
        serviceName: 'ssh',
        transport: 'tcp',
      },
      ...{ portStart: 22, portEnd: 22, description: 'Secure Shell', referenceText: '' },
      ...{ references: [], assignees: ['A_Person'], serviceCode: 4_294_967_295 },
    },
  });
  await db().registryPerson.create({ data: { id: 'A_Person', name: 'A Person' } });
  await db().serviceProfile.create({
    data: {
      serviceName: 'ssh',
      plainName: 'SSH',
      what: 'Logs in elsewhere.',
      software: ['OpenSSH'],
    },
  });
});

async function tagsOf(work: () => Promise<unknown>): Promise<string[]> {
  const rendering: Rendering = { tags: new Set(), failed: false };
  await whileRendering(rendering, work);
  return [...rendering.tags];
}

describe('the data of a port’s page', () => {
  it('says while it is read what it shows: the port, its neighbours, the programs it names', async () => {
    const port = portSchema.parse(22);
    const tags = await tagsOf(() => readPortPage(port));
    for (const tag of [ALL_TAG, ...portPageTags(port, neighbourSpan(port)), 'program:openssh'])
      expect(tags).toContain(tag);
  });

  it('so do its article and what was done about what readers said', async () => {
    const port = portSchema.parse(22);
    expect(await tagsOf(() => readArticle(port, 'he'))).toEqual([ALL_TAG, portTag(22)]);
    const page = { page: 'port', key: '22' } as const;
    expect(await tagsOf(() => readFeedbackAnswer(page))).toEqual([ALL_TAG, portTag(22)]);
  });

  it('is what the registry has, in its own types', async () => {
    const page = await findPortPage(portSchema.parse(22));
    expect(page).toMatchObject({ release: '2026-08-17', status: 'assigned', reports: [] });
    expect(page.services).toMatchObject([
      {
        ...{ name: 'ssh', transports: ['tcp'], profile: { plainName: 'SSH' } },
        rows: [{ assignees: [{ id: 'A_Person', name: 'A Person' }], serviceCode: '4294967295' }],
      },
    ]);
    expect(page.history).toMatchObject([{ release: '2026-08-17', after: 'ssh' }]);
  });

  it('costs one statement where nobody has said anything of the port', async () => {
    const quiet = portSchema.parse(48_000);
    const page = await findPortPage(quiet);
    expect([page.services, page.reports, page.proposals, page.locks]).toEqual([[], [], [], []]);
    expect(page.neighbours.map(({ port }) => port)).toEqual(
      Array.from({ length: 13 }, (_, at) => 47_994 + at),
    );
    const sent = await statementsOf(() => findPortPage(quiet));
    expect(sent).toBe(1);
  });
});

/** How many statements `work` sends. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  await work();
  const count = sent.mock.calls.length;
  sent.mockRestore();
  return count;
}
