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
import {
  givenReport,
  must,
  opened,
  type Person,
  person,
  reportChanges,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { unseen } from './absence.fixture';

let p: Person; // a contributor who brings back what others took away
let carol: Person; // an honest one
let honest: Person; // an honest reviewer
let moderator: Person;

beforeEach(async () => {
  ({ carol, honest, moderator } = await newPair());
  p = await person({ earnedTrust: 2 });
});

const software = { slug: 'echo' };
const good = { kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' };
const bad = { kind: 'vendor-docs', url: 'https://echo.labstack.com/wrong' };
const seen = (who: Person, proposal: object, ms?: number) =>
  seenIn({ moderator }, who, proposal, ms);
const onPort = (port: number, more: object = {}) =>
  givenReport(carol, { portStart: port, portEnd: port, software, ...more }, T0);

/** `p` reports what is not there any more, and nobody comes. */
async function broughtBack(port: number, more: object = {}) {
  const edit = await opened(p, port, after(DAY), { software, ...more });
  await decideDueEdits(after(9 * DAY));
  return storedEdit(edit.id);
}

describe('what was taken away does not come back unseen', () => {
  it('where it is a transport that the report was narrowed to be without', async () => {
    const report = await givenReport(carol, { transports: ['tcp', 'udp'] }, T0);
    await seen(honest, {
      ...{ kind: 'report.update', subject: report, changes: { transports: ['tcp'] } },
    });
    expect((await storedReport(report)).transports).toEqual(['tcp']);
    expect(await broughtBack(1323, { transports: ['udp'] })).not.toMatchObject(unseen);
  });

  it('but a transport that nobody took away does come', async () => {
    await givenReport(carol, {}, T0);
    expect(await broughtBack(1323, { transports: ['udp'] })).toMatchObject(unseen);
  });

  it.each([
    ['by itself', 1330, {}],
    ['with the others, for another transport', 1323, { portEnd: 1330, transports: ['udp'] }],
  ])('where it is a port that was taken off a range: %s', async (_, port, more) => {
    const report = await givenReport(carol, { portEnd: 1330 }, T0);
    await seen(honest, { kind: 'report.update', subject: report, changes: { portEnd: 1325 } });
    expect(await broughtBack(port, more)).not.toMatchObject(unseen);
  });

  it.each([false, true])(
    'where its report was merged into one on another port (which is gone too: %s)',
    async (isGone) => {
      const right = await givenReport(carol, {}, T0);
      const wrong = await onPort(2000);
      await seen(honest, { kind: 'report.merge', subject: wrong, changes: { into: right } });
      if (isGone)
        await seen(honest, { kind: 'report.retire', subject: right, changes: {} }, 2 * HOUR);
      expect((await storedReport(wrong)).state).toBe('merged');
      expect(await broughtBack(2000)).not.toMatchObject(unseen);
    },
  );

  it('where its entry was merged, and the one that took it in', async () => {
    const named = (name: string) => ({
      software: { name, homepage: 'https://echo.labstack.com' },
    });
    const wrong = await onPort(2000, named('Echo Old'));
    await onPort(3000, named('Echo Mid'));
    await givenReport(carol, named('Echo'), T0);
    await seen(honest, { kind: 'report.retire', subject: wrong, changes: {} });
    const merge = (subject: string, into: string, ms: number) =>
      seen(honest, { kind: 'software.merge', subject, changes: { into } }, ms);
    await merge('echo-old', 'echo-mid', 2 * HOUR);
    expect((await merge('echo-mid', 'echo', 3 * HOUR)).state).toBe('applied');
    expect(await broughtBack(2000)).not.toMatchObject(unseen);
  });

  it.each([1, 2])(
    'where it is a source that was taken out of a report before %i merges',
    async (merges) => {
      const target = await givenReport(carol, { evidence: [good] }, T0);
      const source = await onPort(2000, { evidence: [good, bad] });
      const between = await onPort(3000, { evidence: [good] });
      await seen(honest, {
        ...{ kind: 'report.update', subject: source, changes: { evidence: [good] } },
      });
      const chain = merges === 1 ? [source, target] : [source, between, target];
      for (const [n, into] of chain.slice(1).entries()) {
        const merge = { kind: 'report.merge', subject: chain[n], changes: { into } };
        expect((await seen(honest, merge, (2 + n) * HOUR)).state).toBe('applied');
      }
      const again = { kind: 'report.update', subject: target } as const;
      const edit = must(
        await submit(p, { ...again, changes: { evidence: [good, bad] } }, after(DAY)),
      );
      await decideDueEdits(after(9 * DAY));
      expect(await storedEdit(edit.id)).not.toMatchObject(unseen);
    },
  );

  it('where it is a source of a report that was retired, on the one in its place', async () => {
    const gone = await givenReport(carol, { evidence: [good, bad] }, T0);
    await seen(honest, { kind: 'report.retire', subject: gone, changes: {} });
    const changes = reportChanges({ software, evidence: [good] });
    await seen(carol, { kind: 'report.create', changes }, 2 * HOUR);
    const { id } = await testDb().report.findFirstOrThrow({ where: { state: 'active' } });
    const again = { kind: 'report.update', subject: id } as const;
    const edit = must(
      await submit(p, { ...again, changes: { evidence: [good, bad] } }, after(DAY)),
    );
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(edit.id)).not.toMatchObject(unseen);
  });
});
