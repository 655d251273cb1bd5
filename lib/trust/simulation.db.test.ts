import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/lib/platform/clock';
import { trustOf, TRUST } from '@/lib/levels/levels';
import { findAccountsInStep } from '@/lib/moderation/queries/in-step';
import { transact } from '@/lib/platform/transact';
import { findReportsOnPort } from '@/lib/reports/queries';
import { applied, givenReport, must, type Person, person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { recomputeTrust } from '@/lib/trust/commands';
import { castVote } from '@/lib/votes/commands';
import type { VoteValue } from '@/lib/votes/types';

const T0 = new Date('2026-09-01T09:00:00Z');
const at = (ms: number) => new Date(T0.getTime() + ms);

/** Ports with a report that two honest members have confirmed, and beside it one that nobody has. */
const PORTS = [6_001, 6_002, 6_003, 6_004];
let honest: Person[];
let targets: number[];
let own: number[];

beforeEach(async () => {
  await resetDb();
  const author = await person({ createdAt: T0 });
  honest = [
    await person({ role: 'reviewer', createdAt: T0 }),
    await person({ earnedTrust: 2, createdAt: T0 }),
  ];
  targets = [];
  own = [];
  for (const port of PORTS) {
    const vendor = { domains: ['vendor.example'] };
    const report = await givenReport(author, reportOn(port, `Right ${port}`), T0);
    const { softwareId } = await testDb().report.findUniqueOrThrow({ where: { id: report } });
    await testDb().software.update({ where: { id: softwareId }, data: vendor });
    await testDb().evidence.updateMany({ where: { reportId: report }, data: { primary: true } });
    for (const [n, who] of honest.entries()) await vote(who, report, 'confirm', n * 5 * HOUR);
    targets.push(report);
  }
});

function reportOn(port: number, name: string) {
  return {
    ...{ portStart: port, portEnd: port, software: { name } },
    evidence: [{ kind: 'vendor-docs', url: `https://vendor.example/${port}` }],
  };
}

async function vote(who: Person, report: number, value: VoteValue, ms: number): Promise<void> {
  must(await transact((tx) => castVote(tx, who, report, value, at(ms))));
}

const grades = async (ids: readonly number[]) =>
  (await testDb().report.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } })).map(
    ({ grade, standing }) => `${grade} ${standing.toFixed(3)}`,
  );
const order = () =>
  Promise.all(
    PORTS.map(async (port) => (await findReportsOnPort(port)).reports.map(({ id }) => id)),
  );

describe('five hundred fresh accounts', () => {
  it('that dispute what is right and confirm what is theirs move no grade and no order', async () => {
    const rogue = await person({ createdAt: T0 });
    for (const port of PORTS)
      own.push(await givenReport(rogue, reportOn(port, `Ours ${port}`), T0));
    const before = { right: await grades(targets), ours: await grades(own), order: await order() };
    const data = Array.from({ length: 500 }, (_, n) => ({
      ...{ id: `fresh-${n}`, handle: `fresh-${n}`, email: `fresh-${n}@example.org` },
      createdAt: at(30 * DAY),
    }));
    await testDb().user.createMany({ data });
    for (const [n, { id, handle }] of data.entries()) {
      const who = { id, handle, trust: TRUST.member };
      const [target = 0, ours = 0] = [targets[n % 4], own[n % 4]];
      await vote(
        who,
        n % 2 === 0 ? target : ours,
        n % 2 === 0 ? 'dispute' : 'confirm',
        30 * DAY + n * MINUTE,
      );
    }
    const after = { right: await grades(targets), ours: await grades(own), order: await order() };
    expect(after).toEqual(before);
    // Everybody sees that they came: the tally says so, and the log of no changed grade.
    const disputed = await testDb().report.aggregate({ _sum: { dispute: true, confirm: true } });
    expect(disputed._sum).toEqual({ dispute: 250, confirm: 250 + 8 });
    expect(await testDb().logEntry.count({ where: { at: { gt: at(29 * DAY) } } })).toBe(0);
  });
});

describe('five patient accounts that farm trust for sixty days', () => {
  it('move grades only so that the log says each, and moderators see that the five are in step', async () => {
    const patient: Person[] = [];
    for (let n = 0; n < 5; n += 1) {
      const who = await person({ createdAt: T0 });
      // Two harmless edits on each of three days, taken by reviewers.
      for (let day = 0; day < 60; day += 2) if (day < 12) await farm(who, n, day);
      await transact(async (tx) => ({
        ok: true,
        value: await recomputeTrust(tx, who.id, at(60 * DAY)),
      }));
      const account = await testDb().user.findUniqueOrThrow({ where: { id: who.id } });
      expect(trustOf(account)).toBe(TRUST.contributor);
      patient.push({ ...who, trust: TRUST.contributor });
    }
    const before = await grades(targets);
    expect(before).toEqual(targets.map(() => 'confirmed 0.549'));
    const strike = 60 * DAY;
    for (const [n, who] of patient.entries())
      for (const target of targets) await vote(who, target, 'dispute', strike + n * MINUTE);
    // They are established, so they count: nobody can tell them from the honest by what they did.
    expect(await grades(targets)).not.toEqual(before);
    const told = await testDb().logEntry.findMany({
      where: { action: 'report.regraded', at: { gte: at(strike) } },
    });
    for (const target of targets)
      expect(told.filter(({ subjectId }) => subjectId === String(target)).length).toBeGreaterThan(
        0,
      );
    for (const who of patient) {
      const step = await findAccountsInStep(who.handle, at(strike + HOUR));
      const others = patient.filter((one) => one !== who).map(({ handle }) => handle);
      expect(step.map(({ handle }) => handle).sort()).toEqual(others.sort());
    }
    for (const who of honest) {
      const step = await findAccountsInStep(who.handle, at(strike + HOUR));
      expect(step).toEqual([]);
    }
  });

  async function farm(who: Person, n: number, day: number): Promise<void> {
    const port = 20_000 + n * 1_000 + day;
    for (const more of [0, 1])
      await applied(
        who,
        {
          kind: 'report.create',
          changes: {
            ...reportOn(port + more, `Farm ${port + more}`),
            transports: ['tcp'],
            role: 'default',
            summary: 'It listens there',
          },
        },
        at(day * DAY + more * HOUR),
      );
  }
});
