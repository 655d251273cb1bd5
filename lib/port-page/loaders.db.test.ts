import pg from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readArticle } from '@/lib/articles/loaders';
import { readFeedbackAnswer } from '@/lib/feedback/loaders';
import { ALL_TAG, portPageTags, portTag } from '@/lib/platform/cache-tags';
import { db } from '@/lib/platform/db';
import { newRendering, readsTheSame, whileRendering } from '@/lib/platform/rendering';
import { unauthorizedRanges } from '@/lib/ports/rules/unauthorized';
import { portSchema } from '@/lib/ports/types';
import { findPortPage, readPort } from './loaders';
import { findStored } from './queries';
import { neighbourSpan, unauthorizedUse } from './stored';

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
  const rendering = newRendering();
  await whileRendering(rendering, work);
  return [...rendering.tags];
}

describe('the data of a port’s page', () => {
  it('says while it is read what it shows: the port, its neighbours, the programs it names', async () => {
    const port = portSchema.parse(22);
    const tags = await tagsOf(() => readPort(port));
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

/** What the rule for such remarks does not look at. */
const RULED = { serviceName: null, transport: null, description: '', notes: null };

describe('remarks on unauthorized use', () => {
  const REMARKS = [
    [7_011, 7_012, 'Known Unauthorized Use on 7011'],
    [8_010, 8_010, 'yes'],
    [33_435, 33_435, 'ports 33436–33439 and 33450 - 33452'],
    [6_000, 6_003, 'Known Unauthorized Use on port 06003'],
    [79, 79, 'see [RFC4146] for details'],
  ] as const;

  it('are read of every row that speaks of the port, wherever the row is', async () => {
    const { id } = await db().release.findFirstOrThrow();
    for (const [portStart, portEnd, unauthorizedUse] of REMARKS)
      await db().registryRow.create({
        data: {
          ...{ firstReleaseId: id, position: 1, contentHash: unauthorizedUse, portStart, portEnd },
          ...{ description: '', referenceText: '', references: [], unauthorizedUse },
        },
      });
    const spoken = [7_011, 8_010, 33_436, 33_438, 33_439, 33_451, 6_003, 79, 4_146];
    for (const asked of [...spoken, 7_012, 33_435, 33_440, 33_450, 33_453, 6_000, 80]) {
      const port = portSchema.parse(asked);
      const found = unauthorizedUse(await findStored(port, neighbourSpan(port)), port);
      const meant = REMARKS.filter(([portStart, portEnd, text]) =>
        unauthorizedRanges({ ...RULED, portStart, portEnd, unauthorizedUse: text }).some(
          ({ start, end }) => start <= port && port <= end,
        ),
      );
      expect(
        found.map((row) => row.unauthorizedUse),
        String(asked),
      ).toEqual(meant.map(([, , text]) => text));
    }
  });
});

describe('a page from before a restart', () => {
  const port = portSchema.parse(22);
  const page = { page: 'port', key: '22' } as const;

  async function readsOf() {
    const rendering = newRendering();
    await whileRendering(rendering, async () => {
      await readPort(port);
      await readArticle(port, 'en');
      await readFeedbackAnswer(page);
    });
    return rendering.reads;
  }

  it('holds while all that it was made of reads the same', async () => {
    const reads = await readsOf();
    expect(reads.map(({ reader }) => reader)).toEqual(['port', 'article', 'feedback-answer']);
    // As it comes from disk.
    expect(await readsTheSame(JSON.parse(JSON.stringify(reads)) as typeof reads)).toBe(true);
  });

  it.each([
    [
      'the registry',
      () => db().registryRow.updateMany({ data: { description: 'Something else' } }),
    ],
    ['a service profile', () => db().serviceProfile.updateMany({ data: { plainName: 'Shell' } })],
    [
      'its first article',
      () => db().article.create({ data: { port: 22, locale: 'en', title: 'A', body: 'b' } }),
    ],
  ])('does not once a change to %s was made that nobody heard of', async (_what, change) => {
    const reads = await readsOf();
    await change();
    expect(await readsTheSame(reads)).toBe(false);
    expect(await readsTheSame(await readsOf())).toBe(true);
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
