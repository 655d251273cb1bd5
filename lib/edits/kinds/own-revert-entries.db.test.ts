import { beforeEach, describe, expect, it } from 'vitest';
import {
  givenReport,
  must,
  type Person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';
import {
  after,
  DAY,
  givenService,
  HOUR,
  newPair,
  seen as seenIn,
  storedEdit,
  storedReport,
  T0,
} from './scene.fixture';

let a: Person; // who undoes what they did
let b: Person;
let carol: Person;
let honest: Person;
let moderator: Person;

beforeEach(async () => {
  ({ a, b, carol, honest, moderator } = await newPair());
  await givenReport(carol, {}, T0);
});

const seen = (who: Person, proposal: object, ms?: number) =>
  seenIn({ moderator }, who, proposal, ms);
const entry = (slug: string, changes: object) => ({
  ...{ kind: 'software.update', subject: slug, changes },
});
const reported = (port: number, software: object) => ({
  kind: 'report.create',
  changes: reportChanges({ portStart: port, portEnd: port, software }),
});
const given = (port: number, name: string) =>
  givenReport(a, { portStart: port, portEnd: port, software: { name } }, T0);
/** The state of the edit by which `a` undoes one of theirs. */
const undone = async (edit: { readonly id: number }, ms = 3 * HOUR) =>
  must(await submit(a, { kind: 'revert', subject: edit.id }, after(ms))).state;

describe('undoing what an entry became waits where others have written since in reports of it:', () => {
  it.each([
    ['its name', { name: 'Echo Server' }],
    ['its homepage', { homepage: 'https://good.example' }],
    ['its other names', { aliases: ['Echo Server'] }],
  ])('%s', async (_, changes) => {
    const edit = await seen(a, entry('echo', changes));
    await seen(carol, reported(7777, { slug: 'echo' }), 2 * HOUR);
    expect(await undone(edit)).toBe('open');
  });

  it('what became part of it', async () => {
    await given(5, 'Mine');
    await given(6, 'Mine Two');
    const into = { changes: { into: 'mine' } };
    const edit = await seen(a, { kind: 'software.merge', subject: 'mine-two', ...into });
    const theirs = await seen(carol, reported(7, { name: 'Mine Two' }), 2 * HOUR);
    expect((await storedReport(theirs.subjectId ?? 0)).software.slug).toBe('mine');
    expect(await undone(edit)).toBe('open');
  });

  it('one’s own too: others approved them of what the entry is called now', async () => {
    const edit = await seen(a, entry('echo', { name: 'Echo Server' }));
    await seen(a, reported(7777, { slug: 'echo' }), 2 * HOUR);
    expect(await undone(edit)).toBe('open');
  });

  it('and is applied at once where nobody has', async () => {
    expect(await undone(await seen(a, entry('echo', { name: 'Echo Server' })))).toBe('applied');
  });
});

describe('undoing what was done with a report waits where its entry is another by then:', () => {
  const became = (slug: string) =>
    seen(carol, entry(slug, { name: 'Malware', homepage: 'https://evil.example' }), 2 * HOUR);

  beforeEach(() => given(70, 'Gin'));

  it('that it was moved', async () => {
    const own = await givenReport(a, { portStart: 77, portEnd: 77, software: { slug: 'gin' } }, T0);
    const changes = { software: { slug: 'echo' } };
    const edit = await seen(a, { kind: 'report.update', subject: own, changes });
    await became('gin');
    expect(await undone(edit)).toBe('open');
    expect((await storedReport(own)).software.slug).toBe('echo');
  });

  it('that it was taken out of use', async () => {
    const own = await givenReport(a, { portStart: 77, portEnd: 77, software: { slug: 'gin' } }, T0);
    const edit = await seen(a, { kind: 'report.retire', subject: own, changes: {} });
    await became('gin');
    expect(await undone(edit)).toBe('open');
    expect((await storedReport(own)).state).toBe('retired');
  });

  it('that it became part of another', async () => {
    const two = await given(70, 'Chi');
    const into = { changes: { into: two - 1 } };
    const edit = await seen(a, { kind: 'report.merge', subject: two, ...into });
    await became('chi');
    expect(await undone(edit)).toBe('open');
    expect((await storedReport(two)).state).toBe('merged');
  });

  it('and is applied at once where the entry is what it was', async () => {
    const own = await givenReport(a, { portStart: 77, portEnd: 77, software: { slug: 'gin' } }, T0);
    const edit = await seen(a, { kind: 'report.retire', subject: own, changes: {} });
    expect(await undone(edit)).toBe('applied');
  });
});

it('undoing a rename waits where others have proposed something about a report of the entry, whose approvals it would end', async () => {
  const report = await givenReport(carol, { portStart: 9, portEnd: 9 }, T0);
  const renamed = await seen(a, entry('echo', { name: 'Echo Server' }));
  const changes = { summary: 'Echo’s guides say so' };
  const proposal = { kind: 'report.update', subject: report, changes } as const;
  const edit = must(await submit(carol, proposal, after(2 * HOUR)));
  must(await review(honest, edit, { verdict: 'approve' }, after(2 * HOUR)));
  expect(await undone(renamed)).toBe('open');
  must(await review(b, edit, { verdict: 'approve' }, after(DAY)));
  expect((await storedEdit(edit.id)).state).toBe('applied');
});

it('a program does not come back at once into a profile, where its entry is another by then', async () => {
  await givenService();
  const profile = (changes: object) => ({ kind: 'service.update', subject: 'rdp', changes });
  const words = { plainName: 'Remote Desktop', what: 'Shows a desktop.' };
  await seen(a, profile({ ...words, software: ['Echo'] }));
  const out = await seen(a, profile({ software: [] }), 2 * HOUR);
  await seen(carol, entry('echo', { homepage: 'https://evil.example' }), 3 * HOUR);
  expect(await undone(out, 4 * HOUR)).toBe('open');
});

it('undoing a rename waits where a profile that waits names the entry', async () => {
  await givenService();
  const renamed = await seen(a, entry('echo', { name: 'Echo Server' }));
  const changes = {
    plainName: 'Remote Desktop',
    what: 'Shows a desktop.',
    software: ['Echo Server'],
  };
  const proposal = { kind: 'service.update', subject: 'rdp', changes } as const;
  must(await submit(carol, proposal, after(2 * HOUR)));
  expect(await undone(renamed)).toBe('open');
});

it('undoing a rename waits where a profile was written since that names the entry', async () => {
  await givenService();
  const renamed = await seen(a, entry('echo', { name: 'Echo Server' }));
  const changes = {
    plainName: 'Remote Desktop',
    what: 'Shows a desktop.',
    software: ['Echo Server'],
  };
  await seen(carol, { kind: 'service.update', subject: 'rdp', changes }, 2 * HOUR);
  expect(await undone(renamed)).toBe('open');
});

it('undoing a merge waits where somebody wants to undo it, or what was done with a report of either', async () => {
  await given(5, 'Mine');
  await given(6, 'Mine Two');
  const tagline = await seen(a, entry('mine', { tagline: 'First' }));
  const into = { changes: { into: 'mine' } };
  const merged = await seen(a, { kind: 'software.merge', subject: 'mine-two', ...into }, 2 * HOUR);
  must(await submit(carol, { kind: 'revert', subject: tagline.id }, after(2 * HOUR)));
  expect(await undone(merged)).toBe('open');
});

it('but it does where nothing has changed', async () => {
  await givenService();
  const profile = (changes: object) => ({ kind: 'service.update', subject: 'rdp', changes });
  const words = { plainName: 'Remote Desktop', what: 'Shows a desktop.' };
  await seen(a, profile({ ...words, software: ['Echo'] }));
  expect(await undone(await seen(a, profile({ software: [] }), 2 * HOUR))).toBe('applied');
});

it('a name does not come back at once to an entry, where it is another’s by then', async () => {
  await seen(a, entry('echo', { aliases: ['eko'] }));
  const out = await seen(a, entry('echo', { aliases: [] }), 2 * HOUR);
  await seen(carol, reported(7777, { name: 'Eko', homepage: 'https://eko.example' }), 3 * HOUR);
  expect(await undone(out, 4 * HOUR)).toBe('open');
});

describe('a name does not come back at once that meant another when it went, where that lost it since:', () => {
  beforeEach(async () => {
    await givenService();
    await given(70, 'Foo');
    await seen(a, entry('foo', { aliases: ['eko'] }), 0);
    await seen(carol, entry('echo', { aliases: ['eko'] }), 0);
  });
  const lost = () => seen(carol, entry('echo', { aliases: [] }), 3 * HOUR);

  it('to an entry', async () => {
    const out = await seen(a, entry('foo', { aliases: [] }), 2 * HOUR);
    await lost();
    expect(await undone(out, 4 * HOUR)).toBe('open');
  });

  it('as a program of a profile', async () => {
    const profile = (changes: object) => ({ kind: 'service.update', subject: 'rdp', changes });
    const words = { plainName: 'Remote Desktop', what: 'Shows a desktop.' };
    await seen(a, profile({ ...words, software: ['eko'] }));
    const out = await seen(a, profile({ software: [] }), 2 * HOUR);
    await lost();
    expect(await undone(out, 4 * HOUR)).toBe('open');
  });
});
