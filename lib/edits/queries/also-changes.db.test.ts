import { beforeEach, describe, expect, it } from 'vitest';
import { after, DAY, HOUR, newPair, seen, storedEdit, T0 } from '@/lib/edits/kinds/scene.fixture';
import type { AlsoChanges } from '@/lib/edits/schema';
import { givenReport, must, opened, type Person, review, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { readEdit } from './edit';
import { planAhead } from './plan';

let carol: Person;
let honest: Person;
let moderator: Person;

beforeEach(async () => {
  ({ carol, honest, moderator } = await newPair());
  await givenReport(carol, {}, T0);
});

/** What an edit's page and the desk are told of all that it writes besides its subject. */
async function alsoChanges({ id }: { readonly id: number }) {
  const view = await readEdit(id, honest, after(DAY));
  return (view?.alsoChanges ?? []).map(told);
}

/** Its fields after the edit; with what was there, where something was. */
function told({ subject, ports, created, diff }: AlsoChanges) {
  const fields = diff.map(({ field, before, after: now }) => [
    field,
    created ? now : { before, after: now },
  ]);
  return { ...subject, port: ports?.start ?? null, created, ...Object.fromEntries(fields) };
}

const links = (evidence: unknown) => (evidence as { url: string }[]).map(({ url }) => url);
const approve = async (edit: { readonly id: number }, ms: number) =>
  must(await review(moderator, edit, { verdict: 'approve' }, after(ms)));

const foo = {
  name: 'Foo Server',
  homepage: 'https://shop.example.org/foo',
  tagline: 'Buy the best',
  aliases: ['PostgreSQL', 'Redis'],
};
const madeOfIt = {
  ...{ type: 'software', port: null, created: true, name: 'Foo Server' },
  ...{ homepage: foo.homepage, tagline: foo.tagline, aliases: foo.aliases },
  domains: ['shop.example.org'],
};

describe('the new entry of a report', () => {
  it('is told with all that it says, while the report waits and once it is there', async () => {
    const edit = await opened(carol, 2000, T0, { software: foo });
    expect(await alsoChanges(edit)).toMatchObject([{ ...madeOfIt, id: null }]);
    await approve(edit, HOUR);
    expect(await testDb().software.findUnique({ where: { slug: 'foo-server' } })).toMatchObject(
      foo,
    );
    expect(await alsoChanges(edit)).toMatchObject([{ ...madeOfIt, id: 'foo-server' }]);
  });

  it('is told where a report that is there is laid on it, and once that is rejected', async () => {
    const edit = must(
      await submit(
        carol,
        { kind: 'report.update', subject: 1, changes: { software: foo } },
        after(HOUR),
      ),
    );
    expect(edit.newDomain).toBe(true);
    expect(await alsoChanges(edit)).toMatchObject([madeOfIt]);
    must(await review(moderator, edit, { verdict: 'reject' }, after(2 * HOUR)));
    expect(await alsoChanges(edit)).toMatchObject([madeOfIt]);
  });

  it('is none where the name has an entry by now', async () => {
    const edit = await opened(carol, 2000, T0, { software: foo });
    await givenReport(honest, { portStart: 2001, portEnd: 2001, software: foo }, T0);
    expect(await alsoChanges(edit)).toEqual([]);
  });
});

describe('a merge of two entries', () => {
  it('tells what the one that stays takes over, and every report that changes hands', async () => {
    const moved = await givenReport(carol, { portStart: 2000, portEnd: 2000, software: foo }, T0);
    const edit = must(
      await submit(
        carol,
        { kind: 'software.merge', subject: 'foo-server', changes: { into: 'echo' } },
        after(HOUR),
      ),
    );
    const expected = [
      {
        ...{ type: 'software', id: 'echo', name: 'Echo', created: false },
        domains: {
          before: ['echo.labstack.com'],
          after: ['echo.labstack.com', 'shop.example.org'],
        },
        aliases: { before: [], after: ['Foo Server', 'PostgreSQL', 'Redis'] },
      },
      {
        ...{ type: 'report', id: moved, name: 'Foo Server', port: 2000, created: false },
        software: { before: 'foo-server', after: 'echo' },
      },
    ];
    expect(await alsoChanges(edit)).toMatchObject(expected);
    await approve(edit, 2 * HOUR);
    expect(await alsoChanges(edit)).toMatchObject(expected);
  });
});

describe('a merge that does not apply any more', () => {
  it('is told as it is meant, and keeps out whose reports it is about', async () => {
    const moved = await givenReport(honest, { software: foo }, T0);
    const merge = { kind: 'software.merge', subject: 'foo-server', changes: { into: 'echo' } };
    const edit = must(await submit(carol, merge as never, after(HOUR)));
    const changes = { name: 'Other Server' };
    const rename = { kind: 'software.update', subject: 'foo-server', changes };
    await seen({ moderator }, carol, rename, 2 * HOUR);
    const plan = await planAhead(testDb(), await storedEdit(edit.id), after(DAY));
    expect(plan).toMatchObject({ ok: false, conflicts: ['name'] });
    expect(await alsoChanges(edit)).toMatchObject([
      { id: 'echo', aliases: { before: [], after: ['Other Server', 'PostgreSQL', 'Redis'] } },
      { type: 'report', id: moved, state: { before: 'active', after: 'merged' } },
    ]);
    const view = await readEdit(edit.id, honest, after(DAY));
    expect(view?.denied).toContainEqual({ action: 'reject', reason: 'own-edit' });
  });
});

describe('a merge of two reports, and its revert', () => {
  it('tells what the other one gains, and loses again', async () => {
    const second = 'https://echo.labstack.com/second';
    const source = await givenReport(
      carol,
      {
        ...{ portStart: 2000, portEnd: 2000, software: { slug: 'echo' } },
        evidence: [{ kind: 'vendor-docs', url: second }],
      },
      T0,
    );
    const merge = must(
      await submit(
        carol,
        { kind: 'report.merge', subject: source, changes: { into: 1 } },
        after(HOUR),
      ),
    );
    const gained = async () => {
      const [other, ...more] = await alsoChanges(merge);
      expect([other?.id, more]).toEqual([1, []]);
      return other as unknown as { evidence: { before: unknown; after: unknown } };
    };
    expect(links((await gained()).evidence.before)).not.toContain(second);
    expect(links((await gained()).evidence.after)).toContain(second);
    await approve(merge, 2 * HOUR);
    expect(links((await gained()).evidence.after)).toContain(second);

    const back = must(await submit(honest, { kind: 'revert', subject: merge.id }, after(DAY)));
    const [other] = await alsoChanges(back);
    const { evidence } = other as unknown as { evidence: { before: unknown; after: unknown } };
    expect(other).toMatchObject({ type: 'report', id: 1, name: 'Echo', port: 1323 });
    expect(links(evidence.before)).toContain(second);
    expect(links(evidence.after)).not.toContain(second);
  });

  it('of entries: what comes back to each', async () => {
    const moved = await givenReport(carol, { portStart: 2000, portEnd: 2000, software: foo }, T0);
    const merge = await seen(
      { moderator },
      carol,
      { kind: 'software.merge', subject: 'foo-server', changes: { into: 'echo' } },
      HOUR,
    );
    const back = must(await submit(honest, { kind: 'revert', subject: merge.id }, after(DAY)));
    const echo = {
      id: 'echo',
      aliases: { before: ['Foo Server', 'PostgreSQL', 'Redis'], after: [] },
    };
    expect(await alsoChanges(back)).toMatchObject([
      echo,
      { id: moved, software: { before: 'echo', after: 'foo-server' } },
    ]);
    // What somebody has changed since does not merge any more; what the revert means is told all the same.
    const changes = { software: { name: 'Third' } };
    await seen({ moderator }, carol, { kind: 'report.update', subject: moved, changes }, DAY);
    expect(await alsoChanges(back)).toMatchObject([
      echo,
      { id: moved, software: { before: 'third', after: 'foo-server' } },
    ]);
  });
});

describe('an edit of one thing', () => {
  it('changes nothing else', async () => {
    const edit = await seen({ moderator }, carol, {
      ...{ kind: 'report.update', subject: 1 },
      changes: { summary: 'Other words' },
    });
    expect(await storedEdit(edit.id)).toMatchObject({ state: 'applied' });
    expect(await alsoChanges(edit)).toEqual([]);
  });
});
