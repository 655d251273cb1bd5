import { beforeEach, describe, expect, it } from 'vitest';
import {
  applied,
  givenReport,
  must,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { after, HOUR, newScene, type Scene, storedEdit, storedReport, T0 } from './scene.fixture';

let scene: Scene;
let author: Person;
let other: Person;

beforeEach(async () => {
  scene = await newScene();
  ({ author } = scene);
  other = await person();
});

const echo = { software: { slug: 'echo' } };
const gin = { software: { name: 'Gin' } };
const on = (port: number) => ({ portStart: port, portEnd: port });

/** Applied an hour after the beginning. */
const then = (who: Person, kind: string, subject: number | string, changes: object = {}) =>
  applied(who, { kind, subject, changes } as never, after(HOUR));

/** Undone by `who`; by others than the author with a moderator's approval. */
async function undone(who: Person, { id }: { readonly id: number }) {
  const back = must(await submit(who, { kind: 'revert', subject: id }, after(2 * HOUR)));
  if (back.state === 'open')
    must(await review(scene.moderator, back, { verdict: 'approve' }, after(3 * HOUR)));
  return storedEdit(back.id);
}

/** Of each active report its port and its entry, and what became of that. */
async function standing() {
  const reports = await testDb().report.findMany({
    where: { state: 'active' },
    include: { software: true },
    orderBy: { id: 'asc' },
  });
  return reports.map(({ portStart, software: { slug, state } }) => [portStart, slug, state]);
}

describe('a report that has made room for another', () => {
  it.each([
    ['a port', on(2000), ['portStart', 'portEnd']],
    ['transports', { transports: ['udp'] }, ['transports']],
    ['an entry', { software: { name: 'Third' } }, ['software']],
  ])('does not come back beside it: %s', async (_, changes, conflicts) => {
    const report = await givenReport(author, {}, T0);
    await givenReport(other, { ...echo, ...on(7) }, T0);
    const moved = await then(author, 'report.update', report, changes);
    await givenReport(other, echo, after(HOUR));
    const alone = await undone(author, moved);
    expect(alone).toMatchObject({ state: 'conflicted', conflicts });
    expect(await undone(other, moved)).toMatchObject({ state: 'conflicted', conflicts });
    expect(await storedReport(report)).toMatchObject({ revision: 2 });
  });

  it('does not either by the undoing of a merge, where the other half has gone there', async () => {
    const target = await givenReport(author, on(7), T0);
    const source = await givenReport(author, { ...echo, ...on(8) }, T0);
    const merge = await then(other, 'report.merge', source, { into: target });
    await then(other, 'report.update', target, on(8));
    expect(await undone(author, merge)).toMatchObject({
      ...{ state: 'conflicted', conflicts: ['state'] },
    });
    expect(await standing()).toEqual([[8, 'echo', 'active']]);
  });
});

describe('a report whose entry became part of another', () => {
  const merge = () => then(other, 'software.merge', 'gin', { into: 'echo' });

  it('comes back on that one', async () => {
    await givenReport(other, on(7), T0);
    const report = await givenReport(author, { ...gin, ...on(2000) }, T0);
    const retired = await then(author, 'report.retire', report);
    await merge();
    expect((await undone(author, retired)).state).toBe('applied');
    expect(await standing()).toEqual([
      [7, 'echo', 'active'],
      [2000, 'echo', 'active'],
    ]);
  });

  it('does not come back beside one that says the same there', async () => {
    await givenReport(other, on(2000), T0);
    const report = await givenReport(author, { ...gin, ...on(2000) }, T0);
    const retired = await then(author, 'report.retire', report);
    await merge();
    for (const who of [author, other])
      expect((await undone(who, retired)).state).toBe('conflicted');
    expect(await standing()).toEqual([[2000, 'echo', 'active']]);
  });

  it('is not laid back on it', async () => {
    await givenReport(other, on(2000), T0);
    const report = await givenReport(author, { ...gin, ...on(2000) }, T0);
    const moved = await then(author, 'report.update', report, { software: { name: 'Third' } });
    await merge();
    for (const who of [author, other]) expect((await undone(who, moved)).state).toBe('conflicted');
    expect(await standing()).toEqual([
      [2000, 'echo', 'active'],
      [2000, 'third', 'active'],
    ]);
  });

  it('stays on that one where it was laid there before', async () => {
    await givenReport(other, on(7), T0);
    const report = await givenReport(author, { ...gin, ...on(2000) }, T0);
    const moved = await then(author, 'report.update', report, echo);
    await merge();
    expect((await undone(other, moved)).state).toBe('conflicted');
    expect(await storedReport(report)).toMatchObject({ revision: 2, software: { slug: 'echo' } });
  });

  it('goes back with its entry', async () => {
    await givenReport(other, on(2000), T0);
    await givenReport(author, { ...gin, ...on(2000) }, T0);
    expect((await undone(author, await merge())).state).toBe('applied');
    expect(await standing()).toEqual([
      [2000, 'echo', 'active'],
      [2000, 'gin', 'active'],
    ]);
  });
});

describe('a merge that is made again', () => {
  it('leaves no report behind on the entry', async () => {
    await givenReport(author, {}, T0);
    await givenReport(author, { ...gin, ...on(7) }, T0);
    const parted = await undone(
      author,
      await then(other, 'software.merge', 'gin', { into: 'echo' }),
    );
    expect(parted.state).toBe('applied');
    const report = await givenReport(
      other,
      { software: { slug: 'gin' }, ...on(9) },
      after(3 * HOUR),
    );
    expect(await undone(other, parted)).toMatchObject({
      ...{ state: 'conflicted', conflicts: ['state'] },
    });
    expect(await storedReport(report)).toMatchObject({
      software: { slug: 'gin', state: 'active' },
    });
  });

  it('leads to no report that is retired', async () => {
    const into = await givenReport(author, {}, T0);
    const source = await givenReport(author, { ...echo, ...on(7) }, T0);
    const parted = await undone(author, await then(other, 'report.merge', source, { into }));
    expect(parted.state).toBe('applied');
    await then(other, 'report.retire', into);
    expect(await undone(other, parted)).toMatchObject({
      ...{ state: 'conflicted', conflicts: ['mergedInto'] },
    });
  });
});
