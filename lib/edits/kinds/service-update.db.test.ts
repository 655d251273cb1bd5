import { beforeEach, describe, expect, it } from 'vitest';
import { REBASE } from '@/lib/edits/commands/rebase';
import { findEdit } from '@/lib/edits/queries/edit';
import { compareRevisions, findHistoryHead, listRevisions } from '@/lib/edits/queries/revisions';
import { findTouched } from '@/lib/notifications/queries-watchers';
import { search } from '@/lib/search/queries';
import { softwarePath } from '@/lib/software/routes';
import { findProfileAnswer } from '@/lib/services/queries';
import { actOn, applied, must, type Person, person, review, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { after, approve, HOUR, newScene, type Scene, T0 } from './scene.fixture';

const SOURCE = { about: 'transports', title: 'KB 832017', url: 'https://learn.microsoft.com/kb' };
const FIRST = {
  plainName: 'Remote Desktop',
  what: 'Shows a Windows desktop on another computer.',
  aliases: ['rdp'],
  transports: ['udp', 'tcp'],
  sources: [SOURCE],
};
const subject = 'MS-WBT-Server';

let scene: Scene;
let author: Person;

beforeEach(async () => {
  scene = await newScene();
  ({ author } = scene);
  await givenService('ms-wbt-server', 3389);
  await givenService('wbt_server', 3390);
});

/** A name of the current release on one port. */
async function givenService(serviceName: string, port: number): Promise<void> {
  const counts = { rowCount: 1, same: 0, added: 1, removed: 0, changed: 0, renamed: 0 };
  const date = new Date('2026-08-17');
  const { id: firstReleaseId } = await testDb().release.upsert({
    where: { date },
    create: { date, form: 'xml', sha256: '', ...counts },
    update: {},
  });
  await testDb().registryRow.create({
    data: {
      ...{ firstReleaseId, serviceName, portStart: port, portEnd: port, transport: 'tcp' },
      ...{ position: 0, contentHash: serviceName, description: 'MS WBT Server', references: [] },
      referenceText: '',
    },
  });
}

const propose = (changes: object, by = author, more: object = {}) =>
  submit(by, { kind: 'service.update', subject, changes, ...more }, after(HOUR));
const given = (changes: object = FIRST) =>
  applied(author, { kind: 'service.update', subject, changes }, T0);
const stored = () => testDb().serviceProfile.findFirst();
const found = async (q: string) =>
  (await search({ q }, softwarePath))
    .filter(({ kind, match }) => kind === 'service' && match !== 'similar')
    .map(({ title }) => title);

describe('the first version of a profile', () => {
  it('is proposed, told by the registry’s own spelling, and approved by two', async () => {
    const edit = must(await propose(FIRST));
    expect(edit).toMatchObject({ serviceName: 'ms-wbt-server', portStart: 3389, newDomain: true });
    const view = await findEdit(testDb(), edit.id, author, after(HOUR));
    expect(view).toMatchObject({
      subject: { type: 'service', id: 'ms-wbt-server', name: 'ms-wbt-server' },
      editable: true,
      destructive: false,
    });
    expect(await stored()).toBeNull();
    const [a, b] = [await person({ role: 'reviewer' }), await person({ role: 'reviewer' })];
    must(await review(a, edit, { verdict: 'approve' }, after(HOUR)));
    expect(await stored()).toBeNull();
    must(await review(b, edit, { verdict: 'approve' }, after(HOUR)));
    expect(await findProfileAnswer('ms-wbt-server')).toMatchObject({
      plainName: 'Remote Desktop',
      transportsInPractice: ['tcp', 'udp'],
      securityNote: '',
      revision: 1,
    });
    expect(await found('rdp')).toEqual(['ms-wbt-server']);
  });

  it('needs a name and a sentence, and a source for what it says of transports and security', async () => {
    expect(await propose({ what: 'x' })).toMatchObject({ errors: [{ path: 'changes.plainName' }] });
    expect(await propose({ plainName: 'x' })).toMatchObject({ errors: [{ path: 'changes.what' }] });
    for (const unproven of [{ sources: [] }, { securityNote: 'Not safe.' }])
      expect(await propose({ ...FIRST, ...unproven })).toMatchObject({
        errors: [{ path: 'changes.sources', code: 'required' }],
      });
  });

  it('is of a name that the registry knows: nothing in it is a pattern', async () => {
    for (const unknown of ['ms-wbt', 'ms_wbt_server', '%'])
      expect(
        await submit(author, { kind: 'service.update', subject: unknown, changes: FIRST }, T0),
      ).toMatchObject({ code: 'not-found', reason: 'no-such-service' });
    expect(
      await submit(author, { kind: 'service.update', subject: 3389, changes: FIRST }, T0),
    ).toMatchObject({ code: 'invalid', errors: [{ path: 'subject' }] });
  });

  it('comes once, whoever else proposes one at the same time', async () => {
    const [one, other] = [
      must(await propose(FIRST)),
      must(await propose({ ...FIRST, plainName: 'RDP' }, await person())),
    ];
    const decided = await Promise.all([approve(scene, one), approve(scene, other)]);
    expect(decided.map(({ state }) => state).sort()).toEqual(['applied', 'conflicted']);
    expect(await testDb().serviceProfile.count()).toBe(1);
  });

  it('is retired where it is reverted, and brought back by what is written next', async () => {
    const first = await given();
    must(await submit(author, { kind: 'revert', subject: first.id }, after(HOUR)));
    expect(await stored()).toMatchObject({ state: 'retired', revision: 2 });
    expect(await findProfileAnswer('ms-wbt-server')).toBeNull();
    expect(await found('rdp')).toEqual([]);
    await approve(scene, must(await propose({ plainName: 'RDP', what: 'Shows a desktop.' })));
    expect(await stored()).toMatchObject({ state: 'active', plainName: 'RDP', revision: 3 });
  });
});

describe('a change of a profile', () => {
  it('leaves a revision, a log entry, a search entry and something to tell who watches the port', async () => {
    await given();
    const edit = must(await propose({ aliases: ['rdp', 'mstsc'] }, author, { baseRevision: 1 }));
    await approve(scene, edit);
    expect(await stored()).toMatchObject({ revision: 2, plainName: 'Remote Desktop' });
    expect(await found('mstsc')).toEqual(['ms-wbt-server']);
    const head = await findHistoryHead({ type: 'service', id: 'ms-wbt-server' });
    expect(head).toMatchObject({ name: 'ms-wbt-server', revision: 2 });
    if (head === null) throw new Error('no history');
    expect((await listRevisions(head)).map(({ number }) => number)).toEqual([2, 1]);
    expect(await compareRevisions(head, 1, 2)).toMatchObject([{ field: 'aliases' }]);
    expect(
      await testDb().logEntry.findFirst({ where: { editId: edit.id, action: 'edit.applied' } }),
    ).toMatchObject({ subjectType: 'service', portStart: 3389 });
    expect(await testDb().$transaction((tx) => findTouched(tx, edit.id))).toMatchObject({
      kind: 'edit',
      spans: [{ portStart: 3389, portEnd: 3389 }],
    });
  });

  it('merges with what others did on other fields, and is stale where both disagree', async () => {
    await given();
    const [one, other, third] = [
      must(await propose({ plainName: 'RDP' })),
      must(await propose({ what: 'Controls a desktop.' }, await person())),
      must(await propose({ plainName: 'Terminal Services' }, await person())),
    ];
    await approve(scene, one);
    expect(await approve(scene, other)).toMatchObject({ state: 'applied' });
    expect(await stored()).toMatchObject({ plainName: 'RDP', what: 'Controls a desktop.' });
    expect(await propose({ plainName: 'TS' }, author, { baseRevision: 1 })).toMatchObject({
      code: 'stale',
      detail: { conflicts: ['plainName'], theirs: { plainName: 'RDP' }, revision: 3 },
    });
    expect(await approve(scene, third)).toMatchObject({ state: 'conflicted' });
    const rebased = await actOn(
      REBASE,
      { id: third.authorId, trust: 1 },
      third.id,
      { baseRevision: 3, resolutions: { plainName: 'Remote Desktop (RDP)' } },
      after(2 * HOUR),
    );
    expect(must(rebased)).toMatchObject({ state: 'open', baseRevision: 3 });
    await approve(scene, third, 3 * HOUR);
    expect(await stored()).toMatchObject({ plainName: 'Remote Desktop (RDP)', revision: 4 });
  });

  it('is undone by a revert, and the search forgets what it brought', async () => {
    await given();
    const local = { pl: { plainName: 'Pulpit zdalny', what: 'Pokazuje pulpit.', aliases: [] } };
    const edit = await given({ local, aliases: ['mstsc'] });
    expect(await found('pulpit zdalny')).toEqual(['ms-wbt-server']);
    must(await submit(author, { kind: 'revert', subject: edit.id }, after(HOUR)));
    expect(await stored()).toMatchObject({ local: {}, aliases: ['rdp'], revision: 3 });
    expect(await found('mstsc')).toEqual([]);
  });

  it('is kept from members where a moderator has locked the profile', async () => {
    const { subjectId } = await given();
    await testDb().subjectLock.create({
      data: {
        ...{ subjectType: 'service', subjectId: subjectId ?? 0, level: 'moderator' },
        ...{ lockedById: scene.moderator.id, reason: 'Quarrel.' },
      },
    });
    expect(await propose({ plainName: 'RDP' })).toMatchObject({
      code: 'forbidden',
      reason: 'subject-locked',
    });
  });
});
