import { beforeEach, describe, expect, it } from 'vitest';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import {
  after,
  DAY,
  HOUR,
  newPair,
  seen as seenIn,
  storedEdit,
  storedReport,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import { givenReport, must, opened, type Person, person, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { inTime, own, unseen } from './absence.fixture';

let p: Person; // a contributor who counts on nobody coming
let carol: Person; // an honest one
let moderator: Person;
let report: number;

beforeEach(async () => {
  ({ carol, moderator } = await newPair());
  p = await person({ earnedTrust: 2 });
  report = await givenReport(carol, {}, T0);
});

const waits = { state: 'open', unreviewed: false };
const software = { slug: 'echo' };
const reported = async (more: object) =>
  inTime(await opened(p, 2000, after(HOUR), { software, ...more }));
const sourced = async (evidence: readonly object[], subject = report, who = p) => {
  const proposal = { kind: 'report.update', subject, changes: { evidence } } as const;
  return must(await submit(who, proposal, after(HOUR)));
};

describe('of a report nobody came for', () => {
  it.each(['malware', 'historic'])('the role is not %s', async (role) => {
    expect(await reported({ role })).toMatchObject(waits);
  });

  it.each([
    ['description', 'Get it at [echo.labstack.com](https://evil.example/echo.exe).'],
    ['description', 'Get it at evil.example, not there.'],
    ['summary', 'Echo listens here, see evil.example/echo'],
    ['versions', 'from evil.example'],
    ['settings', [{ kind: 'flag', key: '--from', example: '--from=https://evil.example/x' }]],
    ['evidence', [{ ...own('guide'), title: 'Echo (evil.example)' }]],
    ['evidence', [{ ...own('guide'), quote: 'Moved to http://evil.example/' }]],
  ])('no %s leads elsewhere: %j', async (field, said) => {
    expect(await reported({ [field]: said })).toMatchObject(waits);
  });

  it('texts may lead to the software’s own places and to one’s own machine', async () => {
    const description =
      'As [the guide](https://echo.labstack.com/guide) says: set `server.port` in config.yml of echo.labstack.com, open http://localhost:1323/.';
    const settings = [{ kind: 'config-key', key: 'server.port', example: 'server.port=1323' }];
    const said = { description, settings: settings.map((one) => ({ ...one, kind: 'flag' })) };
    expect(await reported(said)).toMatchObject(unseen);
  });
});

describe('of evidence nobody came for', () => {
  const pages = (count: number) => Array.from({ length: count }, (_, n) => own(`page-${n}`));

  it.each([
    [3, unseen],
    [4, waits],
  ])('%i pieces at once are applied, or wait', async (count, expected) => {
    expect(await inTime(await sourced([own('guide'), ...pages(count)]))).toMatchObject(expected);
    const evidence = pages(count);
    expect(
      await inTime(await opened(carol, 3000, after(HOUR), { software, evidence })),
    ).toMatchObject(expected);
  });

  it('half of the room is left for people, however many edits bring some', async () => {
    const edits = [];
    for (const n of [0, 1, 2, 3]) {
      const who = await person({ earnedTrust: 2 });
      const three = pages(12).slice(3 * n, 3 * n + 3);
      edits.push(await sourced([own('guide'), ...three], report, who));
    }
    await decideDueEdits(after(9 * DAY));
    expect((await storedReport(report)).evidence).toHaveLength(10);
    expect(await storedEdit(edits[3]?.id ?? 0)).toMatchObject(waits);
  });

  it('none comes to a report that speaks against the software', async () => {
    const against = { portStart: 4000, portEnd: 4000, software, role: 'malware' };
    const bad = await givenReport(carol, against, T0);
    expect(await inTime(await sourced([own('guide'), own('more')], bad))).toMatchObject(waits);
  });

  it('no tick comes in, also of somebody who is no reviewer any more', async () => {
    const reviewer = await person({ role: 'reviewer', earnedTrust: 2 });
    const edit = await sourced([own('guide'), { ...own('mine'), ticked: true }], report, reviewer);
    await testDb().user.update({ where: { id: reviewer.id }, data: { role: 'member' } });
    expect(await inTime(edit)).toMatchObject(waits);
  });

  it.each([
    ['blob/master/README.md', unseen],
    ['files/14023456/ports.txt', waits],
    ['blob/0f4c3d7/README.md', waits],
    ['blob/refs/pull/999/head/README.md', waits],
    ['actions/runs/8021234567', waits],
  ])('of its repository %s is applied, or waits', async (path, expected) => {
    const repositories = ['github.com/labstack/echo'];
    const entry = { kind: 'software.update', subject: 'echo', changes: { repositories } };
    await seenIn({ moderator }, carol, entry, 0);
    const url = `https://github.com/labstack/echo/${path}`;
    const edit = await sourced([own('guide'), { kind: 'source-code', url }]);
    expect(await inTime(edit)).toMatchObject(expected);
  });
});
