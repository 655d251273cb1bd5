import { beforeEach, describe, expect, it } from 'vitest';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { pool } from '@/lib/platform/db';
import { transact } from '@/lib/platform/transact';
import { SHOWN_LINES } from '@/lib/reports/fields';
import { findReport } from '@/lib/reports/queries';
import { givenReport, must, type Person, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { castVote } from '@/lib/votes/commands';
import {
  after,
  approve as approveIn,
  change,
  HOUR,
  newScene,
  type Scene,
  storedReport as report,
  T0,
} from '@/lib/edits/kinds/scene.fixture';

let scene: Scene;
let author: Person;
let moderator: Person;

beforeEach(async () => {
  scene = await newScene();
  ({ author, moderator } = scene);
});

const approve = (edit: { readonly id: number }, ms?: number) => approveIn(scene, edit, ms);
const changed = (
  kind: Parameters<typeof change>[1],
  subject: number,
  changes: object,
  ms?: number,
) => change(scene, kind, subject, changes, ms);

describe('report.update', () => {
  it('sets the fields it names and leaves the others', async () => {
    const id = await givenReport(author, {}, T0);
    await changed('report.update', id, { summary: 'The guide uses it', onByDefault: false });
    expect(await report(id)).toMatchObject({
      summary: 'The guide uses it',
      onByDefault: false,
      portStart: 1323,
      revision: 2,
    });
  });

  it('keeps settings as data: two people’s settings merge, and votes go on counting', async () => {
    const [flag, env] = [
      { kind: 'flag', key: '--port', example: '--port 1324' },
      { kind: 'env', key: 'ECHO_PORT', example: 'ECHO_PORT=1324' },
    ];
    const id = await givenReport(author, { settings: [flag] }, T0);
    const { voteEpoch } = await testDb().report.findUniqueOrThrow({ where: { id } });
    const proposals = [[{ ...flag, example: '--port 1325' }], [flag, env]].map((settings) =>
      submit(author, { kind: 'report.update', subject: id, changes: { settings } }, T0),
    );
    for (const proposed of await Promise.all(proposals)) await approve(must(proposed));
    expect(await findReport(id)).toMatchObject({
      settings: [{ ...flag, example: '--port 1325' }, env],
      revision: 3,
    });
    expect(await testDb().report.findUniqueOrThrow({ where: { id } })).toMatchObject({ voteEpoch });
  });

  it('keeps evidence that it names again by its link, with what was known of it', async () => {
    const id = await givenReport(
      author,
      {
        evidence: [
          {
            kind: 'vendor-docs',
            url: 'https://echo.labstack.com/guide',
            quote: 'e.Start(":1323")',
          },
        ],
      },
      T0,
    );
    const before = (await report(id)).evidence[0];
    const edit = await changed('report.update', id, {
      evidence: [
        { kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' },
        { kind: 'article', url: 'https://blog.example.org/echo' },
      ],
    });
    expect((await report(id)).evidence).toMatchObject([
      { key: before?.key, quote: 'e.Start(":1323")', editId: before?.editId, primary: true },
      { key: `${edit.id}.2`, editId: edit.id, primary: false },
    ]);
  });

  it('may bring a new software entry, and a merge of range bounds stays a range', async () => {
    const id = await givenReport(author, {}, T0);
    await changed('report.update', id, { software: { name: 'Gin' } });
    expect((await report(id)).software.slug).toBe('gin');
    const upside = await submit(
      author,
      { kind: 'report.update', subject: id, changes: { portEnd: 1000 } },
      after(HOUR),
    );
    expect(upside).toMatchObject({ code: 'invalid', errors: [{ path: 'changes.portEnd' }] });
  });

  it('merges with what others changed meanwhile, and answers a true conflict with both versions', async () => {
    const id = await givenReport(author, { description: 'one\ntwo\nthree' }, T0);
    await changed('report.update', id, { description: 'ONE\ntwo\nthree', role: 'default' });
    const clean = must(
      await submit(
        author,
        {
          kind: 'report.update',
          subject: id,
          baseRevision: 1,
          changes: { description: 'one\ntwo\nTHREE' },
        },
        after(HOUR),
      ),
    );
    await approve(clean);
    expect(await report(id)).toMatchObject({ description: 'ONE\ntwo\nTHREE', role: 'default' });
    const stale = await submit(
      author,
      { kind: 'report.update', subject: id, baseRevision: 1, changes: { role: 'malware' } },
      after(HOUR),
    );
    expect(stale).toMatchObject({
      code: 'stale',
      detail: {
        base: { role: 'documentation-example' },
        theirs: { role: 'default' },
        mine: { role: 'malware' },
        revision: 3,
        conflicts: ['role'],
      },
    });
  });

  it('of a revision that never was, of a report that is not there, or that changes nothing is refused', async () => {
    const id = await givenReport(author, {}, T0);
    const update = (subject: unknown, changes: object, baseRevision?: number) =>
      submit(
        author,
        {
          kind: 'report.update',
          subject,
          changes,
          ...(baseRevision === undefined ? {} : { baseRevision }),
        },
        T0,
      );
    expect(await update(id, { summary: 'x' }, 9)).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'baseRevision' }],
    });
    expect(await update(999, { summary: 'x' })).toMatchObject({ code: 'not-found' });
    expect(await update('1', { summary: 'x' })).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'subject' }],
    });
    expect(await update(id, { role: 'documentation-example' })).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'changes' }],
    });
  });
});

describe.each(SHOWN_LINES)('the line $name of a report', ({ name, max = 0 }) => {
  it('comes with the report or by an edit, and never longer than it may be', async () => {
    const id = await givenReport(author, { [name]: 'the first' }, T0);
    expect(await findReport(id)).toMatchObject({ [name]: 'the first' });
    await changed('report.update', id, { [name]: 'the second' });
    expect(await findReport(id)).toMatchObject({ [name]: 'the second', revision: 2 });
    const changes = { [name]: 'x'.repeat(max + 1) };
    expect(
      await submit(author, { kind: 'report.update', subject: id, changes }, after(HOUR)),
    ).toMatchObject({ code: 'invalid', errors: [{ path: `changes.${name}`, code: 'too_big' }] });
    expect(await findBrokenInvariants(pool())).toEqual([]);
  });

  it('is empty where nobody says it', async () => {
    const id = await givenReport(author, {}, T0);
    expect(await findReport(id)).toMatchObject({ [name]: '' });
  });
});

describe('report.retire', () => {
  it('takes a report off the page, or says what was found and leaves it there', async () => {
    const [gone, refuted] = [
      await givenReport(author, {}, T0),
      await givenReport(author, { portStart: 1, portEnd: 1 }, T0),
    ];
    await changed('report.retire', gone, {});
    await changed('report.retire', refuted, { as: 'refuted' });
    expect(await report(gone)).toMatchObject({ state: 'retired' });
    expect(await report(refuted)).toMatchObject({ state: 'active', grade: 'refuted' });
    expect(
      await submit(author, { kind: 'report.retire', subject: gone, changes: {} }, T0),
    ).toMatchObject({ code: 'not-found', reason: 'report-retired' });
    expect(
      await submit(
        author,
        { kind: 'report.retire', subject: refuted, changes: { as: 'refuted' } },
        T0,
      ),
    ).toMatchObject({ code: 'duplicate' });
  });
});

describe('report.merge', () => {
  it('unites evidence by link, leads from the one to the other and keeps the ballots', async () => {
    const link = { kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' };
    const target = await givenReport(author, { evidence: [link] }, T0);
    const source = await givenReport(
      author,
      {
        portStart: 1324,
        portEnd: 1324,
        evidence: [link, { kind: 'article', url: 'https://blog.example.org/1' }],
      },
      T0,
    );
    must(await transact((tx) => castVote(tx, moderator, source, 'confirm', T0)));
    await changed('report.merge', source, { into: target });
    expect(await report(source)).toMatchObject({ state: 'merged', mergedIntoId: target });
    expect((await report(target)).evidence.map(({ url }) => url)).toEqual([
      'https://echo.labstack.com/guide',
      'https://blog.example.org/1',
    ]);
    expect(await testDb().vote.count({ where: { reportId: source, endedAt: null } })).toBe(1);
    expect(
      await submit(
        author,
        { kind: 'report.merge', subject: target, changes: { into: target } },
        T0,
      ),
    ).toMatchObject({ code: 'invalid' });
  });
});
