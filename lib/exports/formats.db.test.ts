import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/v1/exports/[name]/route';
import { entriesOf } from '@/lib/exports/entries.fixture';
import { exportLines } from '@/lib/exports/formats';
import { finishedExport } from '@/lib/exports/finished-store';
import type { ExportName, ExportWish } from '@/lib/exports/schema';
import { PACKED } from '@/lib/platform/front/packed';
import { loadEnv } from '@/lib/platform/env';
import { storeFirstData } from '@/lib/testing/first-data';
import { testDb } from '@/lib/testing/postgres';

async function whole(name: ExportName, wish: Partial<ExportWish> = {}): Promise<string> {
  let all = '';
  for await (const piece of exportLines(testDb(), { name, include: null, ascii: false, ...wish }))
    all += piece;
  return all;
}

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'portolan-exports-'));
  process.env.DATA_DIR = folder;
  await storeFirstData();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('an export', () => {
  it('of the ports as JSON holds each of the 65,536 once, both worlds apart', async () => {
    const ports = JSON.parse(await whole('ports.json')) as {
      port: number;
      official: { names: string[] };
      inPractice: { software: string }[];
      page: string;
    }[];
    expect(ports.map(({ port }) => port)).toEqual(Array.from({ length: 65_536 }, (_, at) => at));
    expect(ports[1323]?.official.names).toEqual(['brcd']);
    expect(ports[1323]?.inPractice.map(({ software }) => software)).toContain('Echo');
    expect(ports[1323]?.page).toBe(`${new URL(loadEnv().NEXTAUTH_URL).origin}/ports/1323`);
    const inRange = (port: number) =>
      ports[port]?.inPractice.some(({ software }) => software === 'Kubernetes');
    expect([29_999, 30_000, 32_767, 32_768].map(inRange)).toEqual([false, true, true, false]);
  });

  it('of the ports as CSV can be read back by a CSV reader', async () => {
    const rows = parse<Record<string, string>>(await whole('ports.csv'), { columns: true });
    expect(rows).toHaveLength(65_536);
    expect(rows[443]).toMatchObject({
      port: '443',
      status: 'assigned',
      tcp: 'assigned',
      names: 'https',
    });
  });

  it('of the reports is one JSON object a line', async () => {
    const lines = (await whole('reports.jsonl'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number });
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(lines.length).toBeGreaterThan(200);
  });

  it('on request holds nothing beyond ASCII, and as JSON says the same', async () => {
    for (const name of ['services', 'ports.csv', 'reports.jsonl'] as const) {
      const ascii = await whole(name, { ascii: true });
      expect(ascii).toMatch(/^[\x00-\x7f]*$/);
      if (name === 'reports.jsonl') {
        const read = (file: string) =>
          file
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as unknown);
        expect(read(ascii)).toEqual(read(await whole(name)));
      }
    }
  });
});

describe('in the form of /etc/services', () => {
  it('has names, numbers and protocols, the first name on the line, each place once', async () => {
    const file = await whole('services');
    const lines = file.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(
      lines.every((line) =>
        /^\S+\s+\d{1,5}\/(?:tcp|udp|sctp|dccp)(?:\s+[^\s#]+)*(?:\s+#.*)?$/.test(line),
      ),
    ).toBe(true);
    expect(lines.some((line) => /^https\s+443\/tcp/.test(line))).toBe(true);
    expect(lines.find((line) => /\s80\/tcp\s/.test(line))).toMatch(
      /^http +80\/tcp +www www-http +#/,
    );
    const places = entriesOf(file).map(({ place }) => place);
    expect(new Set(places).size).toBe(places.length);
  });

  it('says at its head where a line is corrected', async () => {
    const head = (await whole('services')).split('\n\n')[0] ?? '';
    expect(head.split('\n').every((line) => line.startsWith('# '))).toBe(true);
    expect(head).toContain('release 2026-08-17');
    expect(head).toContain('/ports/N');
  });

  it('adds what the community reports where that is asked for, after all of IANA', async () => {
    const official = entriesOf(await whole('services'));
    const supported = entriesOf(await whole('services', { include: 'supported' }));
    expect(supported.slice(0, official.length)).toEqual(official);
    const reported = supported.slice(official.length);
    expect(reported.length).toBeGreaterThan(200);
    expect(reported).toContainEqual({ name: 'echo', place: '1323/tcp', aliases: [] });
    expect(entriesOf(await whole('services', { include: 'confirmed' }))).toEqual(official);
    await testDb().report.updateMany({ where: { portStart: 1323 }, data: { grade: 'confirmed' } });
    const confirmed = entriesOf(await whole('services', { include: 'confirmed' }));
    expect(confirmed.slice(official.length)).toContainEqual({
      name: 'echo',
      place: '1323/tcp',
      aliases: [],
    });
  });
});

describe('GET /api/v1/exports/{name}', () => {
  const ask = (name: string, headers: Record<string, string> = {}) =>
    GET(new Request(`http://localhost/api/v1/exports/${name}`, { headers }), {
      params: Promise.resolve({ name: name.split('?')[0] ?? '' }),
    });
  const files = () => readdirSync(path.join(folder, 'exports')).sort();

  it('answers from one finished file, however many ask', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('services')));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(new Set(bodies)).toEqual(new Set([await whole('services')]));
    expect(files()).toHaveLength(1);
  });

  it('sends it packed to whom takes that, and nothing to whom has it', async () => {
    const plain = await ask('services');
    const packed = await ask('services', { [PACKED]: 'gzip' });
    expect([plain, packed].map(({ headers }) => headers.get(PACKED))).toEqual([null, 'gzip']);
    expect(packed.headers.get('vary')).toBe('Accept-Encoding');
    const unpacked = packed.body?.pipeThrough(new DecompressionStream('gzip'));
    expect(await text(unpacked as never)).toBe(await plain.text());
    for (const answer of [plain, packed]) {
      const tag = answer.headers.get('etag') ?? '';
      expect((await ask('services', { 'if-none-match': tag })).status).toBe(304);
    }
    expect(plain.headers.get('etag')).not.toBe(packed.headers.get('etag'));
  });

  it('makes another after a change, and keeps the old one no longer', async () => {
    const before = await ask('services');
    await before.text();
    await testDb().report.updateMany({
      where: { portStart: 3000 },
      data: { confirm: { increment: 1 } },
    });
    const after = await ask('services');
    await after.text();
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect(files()).toHaveLength(1);
    await (await ask('services?ascii=1&include=supported')).text();
    expect(files()).toEqual([
      expect.stringMatching(/^services-supported-ascii~/),
      expect.stringMatching(/^services~/),
    ]);
  });

  it('makes two at a time; the others wait their turn', async () => {
    await testDb().report.updateMany({
      where: { portStart: 3000 },
      data: { confirm: { increment: 1 } },
    });
    const wishes = (['services', 'ports.json', 'ports.csv', 'reports.jsonl'] as const).map(
      (name) => ({
        ...{ name, include: null, ascii: false },
      }),
    );
    const made = await Promise.all(wishes.map(finishedExport));
    expect(made.map((one) => (one.ok ? 'made' : one.code))).toEqual(
      wishes.map(() => expect.stringMatching(/^(made|rate-limited)$/) as string),
    );
    expect(made.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(2);
  });

  it('knows no other data set and no other wish', async () => {
    expect((await ask('ports.xml')).status).toBe(404);
    expect((await ask('services?include=everything')).status).toBe(422);
    expect((await ask('services?ascii=2')).status).toBe(422);
  });
});
