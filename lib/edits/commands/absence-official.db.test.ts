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
import { givenReport, must, type Person, person, submit } from '@/lib/testing/community';
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

const own = { homepage: 'https://aaa.example' };

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
