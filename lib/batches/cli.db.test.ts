import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { INSTANCE_HANDLE } from '@/lib/edits/types';
import { OperatorError } from '@/lib/platform/errors';
import { givenReport, opened, person, reportChanges } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { main } from './cli';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'portolan-batch-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => resetDb());

async function run(...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const io = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    file: (given: string) => path.resolve(folder, given),
  };
  try {
    return { status: await main(argv, io), out, err: err.join('\n'), failure: '' };
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return { status: 1, out, err: err.join('\n'), failure: error.message };
  }
}

/** A file with these lines: objects are written as JSON. */
function file(...lines: (object | string)[]): string {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(path.join(folder, 'reports.jsonl'), `${text.join('\n')}\n`);
  return 'reports.jsonl';
}

const on = (port: number, more: object = {}) =>
  reportChanges({ portStart: port, portEnd: port, ...more });
const NOW = new Date('2026-11-29T12:00:00Z');

describe('npm run reports -- import', () => {
  it('brings reports in as open edits of one batch, each by the command of everybody’s', async () => {
    const admin = await person({ role: 'admin' });
    const given = file(on(2001), on(2002, { note: 'Seen in its guide.' }));
    const done = await run('import', given, '--as', `${admin.handle}@example.org`);
    expect(done).toMatchObject({ status: 0, out: ['batch 1: 2 proposed, 0 duplicates, 0 faulty'] });
    expect(await testDb().batch.findMany()).toMatchObject([
      { title: 'reports.jsonl', authorId: admin.id, proposed: 2, duplicates: 0, faulty: 0 },
    ]);
    const edits = await testDb().edit.findMany({ orderBy: { id: 'asc' } });
    expect(edits).toMatchObject([
      { state: 'open', batchId: 1, portStart: 2001, note: 'From reports.jsonl, line 1.' },
      { state: 'open', batchId: 1, portStart: 2002, note: 'Seen in its guide.' },
    ]);
    expect(await testDb().report.count()).toBe(0);
    const log = await testDb().logEntry.findMany({ orderBy: { id: 'asc' } });
    expect(log.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['edit.proposed', admin.id],
      ['edit.proposed', admin.id],
      ['batch.imported', admin.id],
    ]);
  });

  it('proposes in the name of the instance where nobody is named, and decides nothing', async () => {
    expect((await run('import', file(on(2001)))).status).toBe(0);
    const edit = await testDb().edit.findFirstOrThrow({ include: { author: true } });
    expect(edit).toMatchObject({ state: 'open', author: { handle: INSTANCE_HANDLE } });
  });

  it('says what it would do and writes nothing in a dry run', async () => {
    const given = file(on(2001), on(2002, { software: { name: 'Other' } }));
    const dry = await run('import', given, '--dry-run');
    expect(dry).toMatchObject({ status: 0, out: ['dry run: 2 new, 0 duplicates, 0 faulty'] });
    expect(dry.err).toContain('new software entries: Echo, Other');
    for (const table of ['edit', 'batch', 'user', 'logEntry'] as const)
      expect(await (testDb()[table] as { count(): Promise<number> }).count(), table).toBe(0);
  });

  it('names every fault in a line, and writes nothing while there is one', async () => {
    const given = file(
      on(2001),
      '{broken',
      on(2002, { role: 'king' }),
      on(2003, { software: { slug: 'nobody-has-this' } }),
      on(2004, { evidence: [{ kind: 'article', url: 'https://a.org/', checkedOn: '2990-01-01' }] }),
    );
    const done = await run('import', given);
    expect(done.status).toBe(1);
    expect(done.out).toEqual(['no batch: 0 proposed, 0 duplicates, 4 faulty']);
    expect(done.err).toContain('line 2: is not JSON (not_json)');
    expect(done.err).toMatch(/line 3: role .*\(invalid_value\)/);
    expect(done.err).toContain('line 4: software.slug is no known software (unknown_software)');
    expect(done.err).toContain('line 5: evidence.0.checkedOn must not lie in the future');
    expect(await testDb().edit.count()).toBe(0);
    const skipped = await run('import', given, '--skip-faulty');
    expect(skipped).toMatchObject({
      status: 1,
      out: ['batch 1: 1 proposed, 0 duplicates, 4 faulty'],
    });
    expect(await testDb().edit.count()).toBe(1);
  });

  it('shows no more than twenty faults, and says how many there are besides', async () => {
    const done = await run('import', file(...Array.from({ length: 25 }, () => '{')), '--dry-run');
    expect(done.err.match(/is not JSON/g)).toHaveLength(20);
    expect(done.err).toContain('and 5 more');
  });

  it('leaves out what is there, what is proposed and what stands twice in the file', async () => {
    const author = await person();
    const report = await givenReport(author, { portStart: 2001, portEnd: 2009 }, NOW);
    const { id } = await opened(author, 3001, NOW, { software: { name: 'Waits' } });
    const given = file(
      on(2005, { software: { slug: 'echo' } }),
      on(2005, { transports: ['udp'] }),
      on(3001, { software: { name: 'WAITS' } }),
      on(4001, { software: { name: 'New' } }),
      on(4001, { software: { name: 'new' }, transports: ['udp', 'tcp'] }),
      on(4002, { software: { name: 'New' } }),
    );
    const done = await run('import', given);
    expect(done).toMatchObject({ status: 0, out: ['batch 1: 3 proposed, 3 duplicates, 0 faulty'] });
    expect(done.err).toContain(`line 1: Echo on 2005 is there already (report ${report})`);
    expect(done.err).toContain(`line 3: WAITS on 3001 is proposed already (edit ${id})`);
    expect(done.err).toContain('line 5: new on 4001 stands in this file already (line 4)');
    const again = await run('import', given);
    expect(again).toMatchObject({
      status: 0,
      out: ['no batch: 0 proposed, 6 duplicates, 0 faulty'],
    });
    expect(await testDb().batch.count()).toBe(1);
  });

  it('two imports of one file at once bring it in once', async () => {
    const given = file(on(2001), on(2002));
    const done = await Promise.all([run('import', given), run('import', given)]);
    expect(done.map(({ out }) => out[0]).sort()).toEqual([
      'batch 1: 2 proposed, 0 duplicates, 0 faulty',
      'no batch: 0 proposed, 2 duplicates, 0 faulty',
    ]);
    expect(await testDb().edit.count()).toBe(2);
  });

  it('is refused to who is no moderator, and to addresses that nobody has', async () => {
    const [member, suspended] = [
      await person({ earnedTrust: 3 }),
      await person({ role: 'moderator' }),
    ];
    await testDb().user.update({ where: { id: suspended.id }, data: { suspendedAt: NOW } });
    const as = (handle: string) => run('import', file(on(2001)), `--as=${handle}@example.org`);
    expect((await as(member.handle)).failure).toMatch(/is neither a moderator nor an admin/);
    expect((await as(suspended.handle)).failure).toMatch(/is suspended/);
    expect((await as('nobody')).failure).toMatch(/nobody has the address .*npm run role/);
    expect(await testDb().edit.count()).toBe(0);
  });

  it.each([
    [[]],
    [['import']],
    [['bring', 'reports.jsonl']],
    [['import', 'reports.jsonl', 'more.jsonl']],
    [['import', 'reports.jsonl', '--now']],
    [['import', 'reports.jsonl', '--as', 'ana']],
    [['import', 'reports.jsonl', '--as']],
    [['import', 'missing.jsonl']],
  ])('%j is a wrong use, with status 2', async (argv) => {
    file(on(2001));
    expect(await run(...argv)).toMatchObject({ status: 2, out: [] });
    expect(await testDb().edit.count()).toBe(0);
  });

  it('a file without a report is a wrong use too', async () => {
    expect((await run('import', file('', '  '))).err).toContain('has no reports in it');
  });
});
