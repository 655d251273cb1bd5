import { beforeEach, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '@/lib/platform/db';
import {
  givenReport,
  must,
  type Person,
  person,
  reportChanges,
  submit,
} from '@/lib/testing/community';
import { isWaiting } from '@/lib/testing/postgres';
import { castVote } from '@/lib/votes/commands';
import { after, givenService, HOUR, newPair, seen as seenIn, T0 } from './scene.fixture';

let a: Person; // who undoes what they did
let carol: Person;
let moderator: Person;
let own: number;

beforeEach(async () => {
  ({ a, carol, moderator } = await newPair());
  await givenReport(carol, {}, T0);
  own = await givenReport(a, { portStart: 77, portEnd: 77, software: { slug: 'echo' } }, T0);
});

const seen = (who: Person, proposal: object, ms?: number) =>
  seenIn({ moderator }, who, proposal, ms);
const entry = (slug: string, changes: object) => ({
  ...{ kind: 'software.update' as const, subject: slug, changes },
});
const revert = (edit: { readonly id: number }) =>
  submit(a, { kind: 'revert', subject: edit.id }, after(3 * HOUR));
const undone = async (edit: { readonly id: number }) => must(await revert(edit)).state;

it('undoing a first other name waits where a profile that waits names the entry by it', async () => {
  await givenService();
  const edit = await seen(a, entry('echo', { aliases: ['Eko'] }));
  const changes = { plainName: 'Remote Desktop', what: 'Shows it.', software: ['Eko'] };
  must(await submit(carol, { kind: 'service.update', subject: 'rdp', changes }, after(2 * HOUR)));
  expect(await undone(edit)).toBe('open');
});

it('undoing a renaming waits where a report waits to come back to the entry', async () => {
  const on = (port: number, software: object) => ({ portStart: port, portEnd: port, software });
  const report = await givenReport(carol, on(88, { slug: 'echo' }), T0);
  await givenReport(carol, on(99, { name: 'Other' }), T0);
  const changes = { software: { slug: 'other' } };
  const moved = await seen(carol, { kind: 'report.update', subject: report, changes }, 0);
  const renamed = await seen(a, entry('echo', { name: 'Echo Server' }));
  must(await submit(carol, { kind: 'revert', subject: moved.id }, after(2 * HOUR)));
  expect(await undone(renamed)).toBe('open');
});

describe('undoing a merge', () => {
  const merged = async (before: object) => {
    for (const [port, name] of [
      [5, 'Mine'],
      [6, 'Mine Two'],
    ] as const)
      await givenReport(a, { portStart: port, portEnd: port, software: { name } }, T0);
    await seen(a, entry('mine', before), 0);
    const into = { changes: { into: 'mine' } };
    return seen(a, { kind: 'software.merge', subject: 'mine-two', ...into });
  };
  const theirs = () => {
    const changes = reportChanges({ portStart: 7, portEnd: 7, software: { name: 'Mine Two' } });
    return { kind: 'report.create' as const, changes };
  };

  it('waits while a report waits that was proposed of both as one', async () => {
    const edit = await merged({ tagline: 'First' });
    must(await submit(carol, theirs(), after(2 * HOUR)));
    expect(await undone(edit)).toBe('open');
  });

  it('waits where the entry that stayed did not change by it', async () => {
    const edit = await merged({ aliases: ['Mine Two'] });
    await seen(carol, theirs(), 2 * HOUR);
    expect(await undone(edit)).toBe('open');
  });

  it('waits always, of reports too: others take both for one', async () => {
    const part = { portStart: 78, portEnd: 78, software: { slug: 'echo' } };
    const second = await givenReport(a, part, T0);
    const into = { changes: { into: own } };
    const edit = await seen(a, { kind: 'report.merge', subject: second, ...into });
    expect(await undone(edit)).toBe('open');
  });
});

describe('undoing a source of one’s own report', () => {
  const sources = () =>
    seen(a, {
      kind: 'report.update',
      subject: own,
      changes: {
        evidence: ['guide', 'wrong-page'].map((page) => ({
          ...{ kind: 'vendor-docs', url: `https://echo.labstack.com/${page}` },
        })),
      },
    });

  it('does not wait for the tagline of its entry, proposed or applied', async () => {
    const edit = await sources();
    await seen(carol, entry('echo', { tagline: 'A web framework' }), 2 * HOUR);
    must(await submit(carol, entry('echo', { tagline: 'Another' }), after(2 * HOUR)));
    expect(await undone(edit)).toBe('applied');
  });

  it('nor for an undoing of it that waits', async () => {
    const tagline = await seen(carol, entry('echo', { tagline: 'A web framework' }));
    const edit = await sources();
    must(await submit(carol, { kind: 'revert', subject: tagline.id }, after(2 * HOUR)));
    expect(await undone(edit)).toBe('applied');
  });

  it('waits where a place of its entry is proposed', async () => {
    const edit = await sources();
    must(await submit(carol, entry('echo', { domains: ['example.org'] }), after(2 * HOUR)));
    expect(await undone(edit)).toBe('open');
  });
});

it('of two undoings of one edit at once one is applied, and nothing is left to the other', async () => {
  const edit = await seen(a, entry('echo', { tagline: 'A web framework' }));
  const both = await Promise.all([revert(edit), revert(edit)]);
  const became = both.map((one) => (one.ok ? one.value.state : one.reason));
  expect(became.sort()).toEqual(['applied', 'nothing-to-revert']);
});

it('an undoing waits for a vote that is being cast on what rests on it, and then for a reviewer', async () => {
  const voter = await person();
  const renamed = await seen(a, entry('echo', { name: 'Echo Server' }));
  let undoing: ReturnType<typeof revert> | undefined;
  await inTransaction(async (tx) => {
    must(await castVote(tx, voter, own, 'confirm', after(2 * HOUR)));
    undoing = revert(renamed);
    await vi.waitFor(async () => expect(await isWaiting()).toBe(true), { timeout: 20_000 });
  });
  expect(await undoing).toMatchObject({ value: { state: 'open' } });
});
