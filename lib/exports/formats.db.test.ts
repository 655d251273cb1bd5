import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportLines } from '@/lib/exports/formats';
import type { ExportName } from '@/lib/exports/schema';
import { setUpData } from '@/lib/setup/first-data';

async function whole(name: ExportName, withConfirmed = false): Promise<string> {
  let text = '';
  for await (const piece of exportLines(name, withConfirmed)) text += piece;
  return text;
}

beforeAll(() => setUpData(() => undefined));

describe('an export', () => {
  it('of the ports as JSON holds each of the 65,536 once, both worlds apart', async () => {
    const ports = JSON.parse(await whole('ports.json')) as {
      port: number;
      official: { names: string[] };
      inPractice: { software: string }[];
    }[];
    expect(ports.map(({ port }) => port)).toEqual(Array.from({ length: 65_536 }, (_, at) => at));
    expect(ports[1323]?.official.names).toEqual(['brcd']);
    expect(ports[1323]?.inPractice.map(({ software }) => software)).toContain('Echo');
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

  it('in the form of /etc/services has names, numbers and protocols', async () => {
    const lines = (await whole('services'))
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(
      lines.every((line) => /^\S+\s+\d{1,5}\/(?:tcp|udp|sctp|dccp)(?:\s+#.*)?$/.test(line)),
    ).toBe(true);
    expect(lines.some((line) => /^https\s+443\/tcp/.test(line))).toBe(true);
  });

  it('of the reports is one JSON object a line', async () => {
    const lines = (await whole('reports.jsonl'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number });
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(lines.length).toBeGreaterThan(200);
  });
});
