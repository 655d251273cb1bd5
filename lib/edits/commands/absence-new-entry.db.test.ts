import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWER, WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import {
  after,
  DAY,
  givenService,
  newPair,
  seen,
  storedEdit,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import { suspendAccount } from '@/lib/moderation/commands/accounts';
import { raiseFlag } from '@/lib/moderation/commands/flags';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { transact } from '@/lib/platform/transact';
import {
  actOn,
  givenReport,
  must,
  opened,
  type Person,
  person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { unseen } from './absence.fixture';

/** Alone and patient. */
let contributor: Person;
let honest: Person;
let moderator: Person;

beforeEach(async () => {
  let carol: Person;
  ({ carol, honest, moderator } = await newPair());
  contributor = await person({ earnedTrust: 2 });
  await givenService();
  await givenReport(carol, {}, T0);
  const changes = { plainName: 'Remote Desktop', what: 'Shows it.', software: ['Echo', 'Foo'] };
  await seen({ moderator }, carol, { kind: 'service.update', subject: 'rdp', changes });
});

const own = { homepage: 'https://aaa.example' };
const wait = { state: 'open', unreviewed: false };
/** A new entry that somebody reports on a port, when its seven days are over. */
const brought = async (software: { name: string; homepage: string }, port: number, more = {}) => {
  const edit = await proposed(contributor, software, port, 3, more);
  await decideDueEdits(after(12 * DAY));
  return storedEdit(edit.id);
};
const proposed = (who: Person, software: object, port: number, day: number, more = {}) => {
  const { homepage = 'https://aaa.example' } = software as { homepage?: string };
  const evidence = [{ kind: 'vendor-docs', url: `${homepage}/docs` }];
  return opened(who, port, after(day * DAY), { software, evidence, ...more });
};

it.each([
  ['RDP', wait],
  ['R-D-P', wait],
  // All of it Cyrillic.
  ['СоАР', wait],
  ['rdpx', unseen],
])('a new entry called %s, as an official service of another port or not', async (name, is) => {
  expect(await brought({ name, homepage: 'https://aaa.example' }, 6000)).toMatchObject(is);
});

it('or as a service that is official no more', async () => {
  const { id: lastReleaseId } = await testDb().release.findFirstOrThrow();
  await testDb().registryRow.updateMany({ data: { lastReleaseId } });
  expect(await brought({ name: 'RDP', ...own }, 6000)).toMatchObject(unseen);
});

describe('a new entry that was objected to on another port waits for a person', () => {
  const spam = { name: 'Spam', homepage: 'https://get.spam.example' };
  /** The same name elsewhere, and another name at the same place, above it and below it. */
  const again = [
    { name: 'S-pam', homepage: 'https://other.example' },
    { name: 'Fine', homepage: 'https://get.spam.example' },
    { name: 'Fine', homepage: 'https://spam.example' },
    { name: 'Fine', homepage: 'https://new.get.spam.example' },
  ];
  const objections: Record<string, (edit: Edit, author: Person) => Promise<unknown>> = {
    rejected: async (edit) => must(await review(honest, edit, { verdict: 'reject' }, after(DAY))),
    'rejected for good': async (edit) =>
      must(await review(moderator, edit, { verdict: 'reject', neverAgain: true }, after(DAY))),
    'asked to change': async (edit) =>
      must(await review(honest, edit, { verdict: 'request-changes' }, after(DAY))),
    flagged: async ({ id }) => {
      const body = { subject: { type: 'edit', id }, reason: 'spam', note: 'Spam.' } as never;
      must(await transact((tx) => raiseFlag(tx, honest, body, after(DAY))));
    },
    'its author suspended': async (_, { handle }) =>
      must(await transact((tx) => suspendAccount(tx, moderator, handle, 'Spam.', after(DAY)))),
  };

  it.each(Object.entries(objections))('where it was %s', async (_, object) => {
    const author = await person({ earnedTrust: 2 });
    const first = await proposed(author, spam, 6000, 0);
    await object(first, author);
    const { state } = await storedEdit(first.id);
    if (state !== 'rejected' && state !== 'withdrawn')
      must(await actOn(WITHDRAW, author, first.id, {}, after(2 * DAY)));
    for (const [n, software] of again.entries())
      expect(await brought(software, 6001 + n)).toMatchObject(wait);
  });

  it('but none does where a whole top level was named in it', async () => {
    const first = await proposed(contributor, spam, 6000, 0, {
      description: 'See http://example/',
    });
    must(await review(honest, first, { verdict: 'reject' }, after(DAY)));
    expect(await brought({ name: 'Fine', homepage: 'https://fine.example' }, 6001)).toMatchObject(
      unseen,
    );
  });

  it('also where it was answered to something else since', async () => {
    const first = await proposed(contributor, spam, 6000, 0);
    must(await review(honest, first, { verdict: 'request-changes' }, after(DAY)));
    const { changes } = await proposed(await person(), { slug: 'echo' }, 6500, 0);
    must(
      await actOn(ANSWER, contributor, first.id, { changes, note: 'Else.' } as never, after(DAY)),
    );
    expect(await brought(spam, 6001)).toMatchObject(wait);
  });

  it('but not what lies at another place of a host where everybody publishes', async () => {
    const at = (name: string) => ({ name, homepage: `https://github.com/${name}/${name}` });
    const first = await proposed(await person(), at('spam'), 6000, 0);
    must(await review(moderator, first, { verdict: 'reject' }, after(DAY)));
    const evidence = [{ kind: 'source-code', url: 'https://github.com/fine/fine/blob/main/x.go' }];
    expect(await brought(at('fine'), 6001, { evidence })).toMatchObject(unseen);
  });
});

describe('a new entry whose name', () => {
  const cloud = { name: 'Cloud', homepage: 'https://cloud.example' };

  it.each([
    [
      'a report',
      { kind: 'report.create', changes: reportChanges({ software: { name: 'cloud' } }) },
    ],
    ['another entry', { kind: 'software.update', subject: 'echo', changes: { name: 'Cl-oud' } }],
    [
      'another entry as a further name',
      { kind: 'software.update', subject: 'echo', changes: { aliases: ['Cloud'] } },
    ],
    [
      'the profile of a service',
      { kind: 'service.update', subject: 'rdp', changes: { software: ['Cloud'] } },
    ],
  ])('%s of somebody else is about to say waits for a person', async (_, proposal) => {
    must(await submit(await person(), proposal as never, after(2 * DAY)));
    expect(await brought(cloud, 6000)).toMatchObject(wait);
  });

  it('their own other report says is theirs', async () => {
    await proposed(contributor, { name: 'Cloud' }, 7000, 2);
    expect(await brought(cloud, 6000)).toMatchObject(unseen);
  });
});
