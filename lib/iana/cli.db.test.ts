import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '@/lib/iana/cli';
import { CSV_HEADER } from '@/lib/iana/parse/csv';
import { OperatorError } from '@/lib/platform/errors';
import { testDb } from '@/lib/testing/postgres';

const row = (name: string, day: string) => `${name},1,tcp,A service,,,${day},,,,,\r\n`;
const csv = (...rows: string[]) => `${CSV_HEADER}\r\n${rows.join('')}`;

let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'portolan-iana-'));
  server = createServer((request, response) => {
    if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
    else if (request.url === '/large') {
      response.write(Buffer.alloc(80 * 1024 * 1024, 'a'));
      response.end();
    } else response.end(csv(row('a', '2026-01-01')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

/** What the command prints and the one line it ends with where it fails. */
async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    file: (given: string) => path.resolve(folder, given),
  };
  try {
    return { status: await main(argv, io), out, err, failure: '' };
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return { status: 1, out, err, failure: error.message };
  }
}

function file(name: string, content: string): string {
  writeFileSync(path.join(folder, name), content);
  return name;
}

describe('npm run iana', () => {
  it('takes in a release from an address and prints the counts as its last line', async () => {
    const { status, out } = await run('import', `${origin}/csv`);
    expect([status, out]).toEqual([0, ['release 2026-01-01: 1 added, 0 removed, 0 changed']]);
  });

  it.each(['2026-09-31', '2026-02-29', '2026-13-01', 'tomorrow', '0000-01-01'])(
    'refuses --date %s in one line, and as a release to compare',
    async (day) => {
      const given = file('a.csv', csv(row('a', '2026-01-01')));
      const message = `"${day}" is not a date (YYYY-MM-DD)`;
      expect((await run('import', given, '--date', day)).failure).toBe(message);
      if (/^\d/.test(day)) expect((await run('diff', day, given)).failure).toBe(message);
    },
  );

  it('refuses a release that lies ahead, forced or not', async () => {
    const given = file('a.csv', csv(row('a', '2026-01-01')));
    for (const force of [[], ['--force']])
      expect((await run('import', given, '--date', '2999-01-01', ...force)).failure).toMatch(
        /^refused: the release is dated 2999-01-01, which is still to come/,
      );
  });

  it('says why an address gives nothing', async () => {
    expect((await run('import', `${origin}/loop`)).failure).toMatch(/redirect count exceeded/);
    expect((await run('import', `${origin}/large`)).failure).toMatch(/sends too much/);
    expect((await run('import', 'http://127.0.0.1:1/')).failure).toMatch(/cannot be fetched: .+/);
    expect((await run('import', 'missing.csv')).failure).toMatch(/missing\.csv cannot be read/);
  });

  it('says first what --force does to the site, and takes it back', async () => {
    const older = file('older.csv', csv(row('b', '2025-01-01')));
    expect((await run('import', older)).failure).toMatch(/^refused: .*--date .*--fill .*--force /);
    const forced = await run('import', older, '--force');
    expect(forced.err).toEqual([
      'This rolls the whole site back to 2025-01-01; importing 2026-01-01 again takes that back.',
    ]);
    const back = await run('import', `${origin}/csv`);
    expect(back.err.at(-1)).toMatch(/^Release 2026-01-01 becomes the current one again/);
    expect(back.status).toBe(0);
    expect((await run('import', `${origin}/csv`)).err.at(-1)).toMatch(/nothing was changed/);
  });

  it('shows nothing raw of the database', async () => {
    await testDb().$executeRaw`ALTER TABLE port_run RENAME TO port_run_away`;
    const { failure } = await run(
      'import',
      file('c.csv', csv(row('a', '2026-01-01'), row('c', '2026-02-01'))),
    );
    expect(failure).toMatch(/^the import failed and nothing was changed: /);
    expect(failure).not.toMatch(/\n|invocation|\.ts\b/);
    expect(await testDb().release.count({ where: { date: new Date('2026-02-01') } })).toBe(0);
  });
});
