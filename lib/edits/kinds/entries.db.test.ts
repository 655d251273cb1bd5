import { beforeEach, describe, expect, it } from 'vitest';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { pool } from '@/lib/platform/db';
import { findSoftware } from '@/lib/site/queries';
import { SOFTWARE_FIELDS } from '@/lib/software/fields';
import {
  applied,
  givenReport,
  must,
  type Person,
  reportChanges,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import {
  after,
  approve as approveIn,
  HOUR,
  newScene,
  type Scene,
  storedReport as report,
  T0,
} from '@/lib/edits/kinds/scene.fixture';

let scene: Scene;
let author: Person;

beforeEach(async () => {
  scene = await newScene();
  ({ author } = scene);
});

const approve = (edit: { readonly id: number }, ms?: number) => approveIn(scene, edit, ms);

describe('article.update', () => {
  it('makes the first version, changes it, and retires it where that is reverted', async () => {
    const subject = { port: 1323, locale: 'en' };
    const propose = (changes: object) =>
      submit(author, { kind: 'article.update', subject, changes }, after(HOUR));
    expect(await propose({ body: 'No title' })).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'changes.title' }],
    });
    const first = await approve(must(await propose({ title: 'Echo', body: 'one\ntwo' })));
    expect(first).toMatchObject({ state: 'applied', appliedRevision: 1 });
    await approve(must(await propose({ body: 'one\n2' })));
    expect(await testDb().article.findFirst()).toMatchObject({
      title: 'Echo',
      body: 'one\n2',
      revision: 2,
      state: 'active',
    });
    await approve(must(await submit(author, { kind: 'revert', subject: first.id }, after(HOUR))));
    expect(await testDb().article.findFirst()).toMatchObject({ state: 'retired', revision: 3 });
    await approve(must(await propose({ title: 'Echo again', body: 'anew' })));
    expect(await testDb().article.findFirst()).toMatchObject({
      state: 'active',
      title: 'Echo again',
      revision: 4,
    });
  });
});

const LINES = SOFTWARE_FIELDS.filter(({ shape, optional }) => shape === 'line' && optional);

describe.each(LINES)('the line $name of an entry', ({ name, max = 0 }) => {
  it('is empty until somebody says it, and never longer than it may be', async () => {
    await givenReport(author, { software: { name: 'Echo' } }, T0);
    expect(await findSoftware('echo')).toMatchObject({ [name]: '' });
    const propose = (text: string) =>
      submit(author, { kind: 'software.update', subject: 'echo', changes: { [name]: text } }, T0);
    expect(await propose('x'.repeat(max + 1))).toMatchObject({
      code: 'invalid',
      errors: [{ path: `changes.${name}`, code: 'too_big' }],
    });
    await approve(must(await propose('some words')));
    expect(await findSoftware('echo')).toMatchObject({ [name]: 'some words', revision: 2 });
    expect(await findBrokenInvariants(pool())).toEqual([]);
  });
});

describe('software.update', () => {
  it('says how common an entry is, which is special until somebody says otherwise', async () => {
    await givenReport(author, { software: { name: 'Echo' } }, T0);
    expect(await testDb().software.findFirst()).toMatchObject({ commonness: 'special' });
    const propose = (commonness: string) =>
      submit(author, { kind: 'software.update', subject: 'echo', changes: { commonness } }, T0);
    expect(await propose('famous')).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'changes.commonness', code: 'invalid_value' }],
    });
    const edit = must(await propose('known'));
    expect(edit).toMatchObject({ state: 'open', base: { commonness: 'special' } });
    await approve(edit);
    expect(await testDb().software.findFirst()).toMatchObject({ commonness: 'known', revision: 2 });
  });

  it('says what an entry is in other languages, none of them English', async () => {
    await givenReport(author, { software: { name: 'Echo' } }, T0);
    const propose = (taglines: Record<string, string>) =>
      submit(author, { kind: 'software.update', subject: 'echo', changes: { taglines } }, T0);
    for (const [wrong, path] of [
      [{ en: 'Go web framework' }, 'changes.taglines.en'],
      [{ he: '' }, 'changes.taglines.he'],
      [{ pl: 'x'.repeat(61) }, 'changes.taglines.pl'],
    ] as const)
      expect(await propose(wrong)).toMatchObject({ code: 'invalid', errors: [{ path }] });
    const edit = must(await propose({ pl: 'framework webowy dla Go' }));
    expect(edit).toMatchObject({ state: 'open', base: { taglines: {} } });
    await approve(edit);
    expect(await testDb().software.findFirst()).toMatchObject({
      taglines: { pl: 'framework webowy dla Go' },
    });
  });

  it('changes an entry, and what counts as primary with it', async () => {
    const id = await givenReport(author, { software: { name: 'Echo' } }, T0);
    expect((await report(id)).evidence[0]?.primary).toBe(false);
    const edit = must(
      await submit(
        author,
        {
          kind: 'software.update',
          subject: 'echo',
          changes: { domains: ['https://WWW.labstack.com/'], aliases: ['labstack echo'] },
        },
        T0,
      ),
    );
    expect(edit.newDomain).toBe(true);
    await approve(edit);
    expect(await testDb().software.findFirst()).toMatchObject({
      domains: ['labstack.com'],
      aliases: ['labstack echo'],
      revision: 2,
    });
    expect((await report(id)).evidence[0]?.primary).toBe(true);
  });

  it('does not take another entry’s name', async () => {
    await givenReport(author, {}, T0);
    await givenReport(author, { portStart: 1, portEnd: 1, software: { name: 'Gin' } }, T0);
    const renamed = await submit(
      author,
      { kind: 'software.update', subject: 'gin', changes: { name: 'ECHO' } },
      T0,
    );
    expect(renamed).toMatchObject({ code: 'duplicate', detail: { software: 'echo' } });
  });
});

describe('software.merge', () => {
  it('moves reports, merges twins, keeps names as aliases and leads to the entry that stays', async () => {
    const twin = await givenReport(author, {}, T0);
    const other = await givenReport(
      author,
      {
        software: { name: 'Labstack Echo', aliases: ['echo4'] },
        evidence: [{ kind: 'article', url: 'https://blog.example.org/1' }],
      },
      T0,
    );
    const moving = await givenReport(
      author,
      { portStart: 9, portEnd: 9, software: { slug: 'labstack-echo' } },
      T0,
    );
    await approve(
      must(
        await submit(
          author,
          { kind: 'software.merge', subject: 'labstack-echo', changes: { into: 'echo' } },
          T0,
        ),
      ),
    );
    expect(await report(other)).toMatchObject({ state: 'merged', mergedIntoId: twin });
    expect((await report(twin)).evidence).toHaveLength(2);
    expect(await report(moving)).toMatchObject({ state: 'active', software: { slug: 'echo' } });
    expect(await testDb().software.findUnique({ where: { slug: 'echo' } })).toMatchObject({
      aliases: ['Labstack Echo', 'echo4'],
    });
    const choice = must(
      await submit(
        author,
        {
          kind: 'report.create',
          changes: reportChanges({ portStart: 5, portEnd: 5, software: { name: 'labstack ECHO' } }),
        },
        T0,
      ),
    );
    expect(choice.changes).toMatchObject({ software: { slug: 'echo' } });
  });
});

it('two new names at once, equal after case folding, become one entry', async () => {
  const edits = [];
  for (const [port, name] of [
    [1, 'Newcomer'],
    [2, 'newcomer'],
    [3, 'NEWCOMER'],
  ] as const) {
    edits.push(
      must(
        await submit(
          author,
          {
            kind: 'report.create',
            changes: reportChanges({ portStart: port, portEnd: port, software: { name } }),
          },
          T0,
        ),
      ),
    );
  }
  await Promise.all(edits.map((edit) => approve(edit)));
  expect(await testDb().software.count()).toBe(1);
  expect(await testDb().report.count()).toBe(3);
  expect(
    await applied(author, { kind: 'report.retire', subject: 1, changes: {} }, T0),
  ).toMatchObject({ state: 'applied' });
});
