import { beforeEach, describe, expect, it } from 'vitest';
import {
  after,
  approvedBy,
  DAY,
  givenService,
  HOUR,
  newPair,
  seen as seenIn,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import { readEdit } from '@/lib/edits/queries/edit';
import { findOfficialUses } from '@/lib/services/programs';
import {
  givenReport,
  must,
  type Person,
  person,
  reportChanges,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';

let a: Person; // a hostile pair of reviewers
let b: Person;
let carol: Person;
let honest: Person;
let moderator: Person;

beforeEach(async () => {
  ({ a, b, carol, honest, moderator } = await newPair());
  await givenReport(carol, {}, T0);
  await givenReport(carol, { ...at(9), software: { name: 'Foo', homepage: EVIL } }, T0);
  await givenService();
});

const EVIL = 'https://evil.example/';
const at = (port: number) => ({ portStart: port, portEnd: port });
const seen = (who: Person, proposal: object, ms?: number) =>
  seenIn({ moderator }, who, proposal, ms);
const entry = (subject: string, changes: object) =>
  ({ kind: 'software.update', subject, changes }) as const;
const WHAT = { plainName: 'Remote Desktop', what: 'Shows a desktop.' };
const profile = (...software: readonly string[]) =>
  ({ kind: 'service.update', subject: 'rdp', changes: { ...WHAT, software } }) as const;
const merge = { kind: 'software.merge', subject: 'foo', changes: { into: 'echo' } } as const;
const revertOf = ({ id }: { readonly id: number }) =>
  ({ kind: 'revert', subject: id, changes: {} }) as const;
const proposed = async (proposal: object, ms = 0) =>
  must(await submit(a, proposal as never, after(ms)));

/** The honest one approves what `a` proposes, something is done, and `b` agrees: the state of the edit. */
async function approvedAround(
  edit: { readonly id: number },
  between: () => Promise<unknown>,
): Promise<string> {
  must(await approvedBy(honest, edit, 2 * HOUR));
  await between();
  return must(await approvedBy(b, edit, 3 * DAY)).state;
}

const namesEko = () => seen(carol, profile('eko'), 3 * HOUR);
const echoIsEko = () => seen(carol, entry('echo', { aliases: ['eko'] }), 3 * HOUR);
const newEntry = () => ({
  kind: 'report.create' as const,
  changes: reportChanges({ ...at(8), software: { name: 'Eko', homepage: EVIL } }),
});

describe('an approval of a name of an entry ends', () => {
  it.each([
    ['a further name', () => entry('foo', { aliases: ['eko'] })],
    ['another name', () => entry('foo', { name: 'Eko' })],
    ['a new entry', newEntry],
  ])('where a profile comes to name a program so: %s', async (_, proposal) => {
    expect(await approvedAround(await proposed(proposal()), namesEko)).toBe('open');
  });

  it.each([
    ['another name', () => entry('foo', { name: 'Eko' })],
    ['a new entry', newEntry],
  ])('where another entry comes to be called so: %s', async (_, proposal) => {
    expect(await approvedAround(await proposed(proposal()), echoIsEko)).toBe('open');
    expect(await findOfficialUses(testDb(), 'foo')).toEqual([]);
  });

  it('where a profile names what becomes part of another', async () => {
    const edit = await proposed(merge);
    const naming = () => seen(carol, profile('foo'), 3 * HOUR);
    expect(await approvedAround(edit, naming)).toBe('open');
  });

  it('where the name comes back by a revert', async () => {
    const edit = await proposed(entry('foo', { aliases: ['eko'] }), HOUR);
    await approvedBy(moderator, edit, HOUR);
    const away = await seen(carol, entry('foo', { aliases: [] }), HOUR);
    const back = await proposed(revertOf(away), 2 * HOUR);
    expect(await approvedAround(back, namesEko)).toBe('open');
  });

  it('where what it leaves to another is another’s by then', async () => {
    await seen(carol, entry('foo', { name: 'Eko' }), HOUR);
    await seen(carol, profile('Eko'), HOUR);
    const edit = await proposed(entry('foo', { name: 'Foo' }), HOUR);
    expect(await approvedAround(edit, echoIsEko)).toBe('open');
  });

  it('where it is taken from an entry that is another by then', async () => {
    await seen(carol, entry('foo', { aliases: ['eko'] }), 1);
    const edit = await proposed(entry('echo', { name: 'Eko' }), HOUR);
    const state = await approvedAround(edit, () =>
      seen(carol, entry('foo', { name: 'Foo Server' }), 3 * HOUR),
    );
    expect(state).toBe('open');
  });

  it('where a program that a profile no longer names is another’s by then', async () => {
    await seen(carol, entry('foo', { aliases: ['eko'] }), 1);
    await seen(carol, profile('eko', 'xrdp'), 2);
    const state = await approvedAround(await proposed(profile('xrdp'), HOUR), async () => {
      await seen(carol, entry('foo', { aliases: [] }), 3 * HOUR);
      await echoIsEko();
    });
    expect(state).toBe('open');
  });

  it('and holds where another report brings the new entry, which a profile names already', async () => {
    await seen(carol, profile('Eko'), 1);
    const state = await approvedAround(await proposed(newEntry(), HOUR), () => {
      const { changes } = newEntry();
      return seen(carol, { kind: 'report.create', changes: { ...changes, ...at(7) } }, 3 * HOUR);
    });
    expect(state).toBe('applied');
  });

  it('and holds where names that have nothing to do with it come', async () => {
    const edit = await proposed(entry('foo', { aliases: ['eko'] }));
    const state = await approvedAround(edit, async () => {
      await seen(carol, entry('echo', { aliases: ['ekko'] }), 3 * HOUR);
      await seen(carol, profile('ekko'), 3 * HOUR);
    });
    expect(state).toBe('applied');
  });
});

describe('an approval of a profile that comes back', () => {
  /** The profile names `eko`, which is Echo, and is taken out; its return is proposed. */
  async function comingBack(how: string) {
    const dana = await person({ earnedTrust: 2 });
    await seen(carol, entry('echo', { aliases: ['eko'] }), 1);
    const gone = await seen(dana, revertOf(await seen(carol, profile('eko'), 2)), 3);
    expect(await testDb().serviceProfile.count({ where: { state: 'retired' } })).toBe(1);
    return proposed(how === 'a revert' ? revertOf(gone) : profile('eko'), HOUR);
  }
  const taken = async () => {
    await seen(carol, entry('echo', { aliases: [] }), 3 * HOUR);
    await seen(carol, entry('foo', { aliases: ['eko'] }), 3 * HOUR);
  };

  it.each(['an update', 'a revert'])(
    'ends where its programs mean others by then: %s',
    async (how) => {
      expect(await approvedAround(await comingBack(how), taken)).toBe('open');
    },
  );
  it.each(['an update', 'a revert'])('holds else: %s', async (how) => {
    expect(await approvedAround(await comingBack(how), () => Promise.resolve())).toBe('applied');
  });
});

it('the edit tells which programs of services mean others through it', async () => {
  await seen(carol, entry('echo', { aliases: ['eko'] }), HOUR);
  await seen(carol, profile('eko'), HOUR);
  const edit = await proposed(entry('foo', { name: 'Eko' }), HOUR);
  const view = await readEdit(edit.id, honest, after(2 * HOUR));
  expect(view?.alsoChanges).toMatchObject([
    {
      subject: { type: 'service', id: 'rdp', name: 'rdp' },
      ...{ ports: null, created: false },
      diff: [
        { field: 'software', before: ['Echo (/software/echo)'], after: ['Eko (/software/foo)'] },
      ],
    },
  ]);
});
