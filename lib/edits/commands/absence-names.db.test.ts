import { beforeEach, expect, it } from 'vitest';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import {
  after,
  DAY,
  givenService,
  HOUR,
  newPair,
  seen,
  storedEdit,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import { findOfficialUses, programFinder } from '@/lib/services/programs';
import { applied, givenReport, must, type Person, person, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';

/** Alone and patient. */
let contributor: Person;
let moderator: Person;

beforeEach(async () => {
  let carol: Person;
  ({ carol, moderator } = await newPair());
  contributor = await person({ earnedTrust: 2 });
  await givenService();
  await givenReport(carol, {}, T0);
  const changes = { plainName: 'Remote Desktop', what: 'Shows it.', software: ['Echo', 'Foo'] };
  await seen({ moderator }, carol, { kind: 'service.update', subject: 'rdp', changes });
});

const meant = async (name: string) => (await programFinder(testDb(), [name]))([name])[0]?.slug;
const reportOf = (software: object) => {
  const evidence = [{ kind: 'vendor-docs', url: 'https://aaa.example/ports' }] as const;
  const claim = { portStart: 6666, portEnd: 6666, transports: ['tcp'], role: 'default' } as const;
  const changes = { ...claim, software, summary: 'Listens here', evidence };
  return { kind: 'report.create', changes } as never;
};
const state = async (software: object) => {
  const edit = must(await submit(contributor, reportOf(software), after(2 * HOUR)));
  await decideDueEdits(after(9 * DAY));
  return (await storedEdit(edit.id)).state;
};
const own = { homepage: 'https://aaa.example' };

it.each([
  ['brings further names', { name: 'Aaa', aliases: ['Bbb'], ...own }],
  ['is an entry’s, spelt otherwise', { name: 'E-cho', ...own }],
  ['is a program’s that a profile names', { name: 'FOO', ...own }],
  ['is that in an address', { name: 'Fóo', ...own }],
])('a new entry waits for a person where its name %s', async (_, software) => {
  expect(await state(software)).toBe('open');
});

it('and is applied when nobody came where it means nothing else', async () => {
  expect(await state({ name: 'Aaa', ...own })).toBe('applied');
});

it('what an entry is called goes before what another is also called', async () => {
  const software = { name: 'Aaa', aliases: ['Echo', 'rdp server'], ...own };
  await applied(contributor, reportOf(software), after(2 * HOUR));
  await applied(contributor, reportOf({ name: 'Rdp Sérver', ...own }), after(3 * HOUR));
  for (const name of ['Echo', 'E-CHO']) expect(await meant(name)).toBe('echo');
  expect(await meant('RDP server')).toBe('aaa');
  expect(await findOfficialUses(testDb(), 'aaa')).toEqual([]);
  expect(await findOfficialUses(testDb(), 'echo')).toMatchObject([{ serviceName: 'rdp' }]);
});

it('a new entry called as an assigned service is not official by absence', async () => {
  const evidence = [{ kind: 'vendor-docs', url: 'https://aaa.example/ports' }] as const;
  const claim = { portStart: 3389, portEnd: 3389, transports: ['tcp'], role: 'default' } as const;
  const changes = {
    ...claim,
    software: { name: 'RDP', ...own },
    summary: 'Listens here',
    evidence,
  };
  const edit = must(
    await submit(contributor, { kind: 'report.create', changes } as never, after(2 * HOUR)),
  );
  await decideDueEdits(after(9 * DAY));
  const report = await testDb().report.findFirst({ where: { portStart: 3389 } });
  expect([(await storedEdit(edit.id)).state, report?.grade ?? null]).toEqual(['open', null]);
});
