import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/lib/platform/clock';
import { transact } from '@/lib/platform/transact';
import { givenReport, must, type Person, person } from '@/lib/testing/community';
import { mailServer } from '@/lib/testing/mail-server';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { beginWatch, markRead, setMailChoice } from './commands';
import { mailRound } from './commands-mail';
import { tellUntold } from './commands-tell';

const mail = mailServer();
const mailDue = async (now: Date) => (await mailRound(now)).sent;
const letters = () => mail.received.map(({ letter }) => letter);

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

let author: Person;

beforeEach(async () => {
  await resetDb();
  author = await person();
});

describe('a digest', () => {
  const watcher = async (digest: boolean) => {
    const who = await person();
    await setMailChoice(who.id, { digest });
    const subject = { portStart: 1000, portEnd: 2000 };
    must(await transact((tx) => beginWatch(tx, who, subject, T0)));
    return who;
  };
  /** A report comes to be on a port, and the round tells of it. */
  const reported = async (port: number, name: string, now = T0) => {
    await givenReport(author, { portStart: port, portEnd: port, software: { name } }, now);
    await tellUntold(now);
  };

  beforeEach(() => setMailChoice(author.id, { own: false }));

  it('comes only to who asked for it, gathers what is unread, at most once a day', async () => {
    const [asked] = [await watcher(true), await watcher(false)];
    await reported(1323, 'Echo');
    await reported(1400, 'Halyard');
    await reported(1500, 'Read already');
    const newest = await testDb().notification.findFirstOrThrow({
      where: { userId: asked.id },
      orderBy: { id: 'desc' },
    });
    await markRead(asked, { ids: [newest.id] }, T0);
    const sent = await Promise.all([1, 2, 3].map(() => mailDue(T0)));
    expect(sent.sort()).toEqual([0, 0, 1]);
    expect(letters()[0]?.to?.[0]?.address).toBe(`${asked.handle}@example.org`);
    expect(letters()[0]?.subject).toBe('2 updates on what you watch');
    expect(letters()[0]?.text).toContain('New report: 1323 · Echo');
    expect(letters()[0]?.text).toContain('New report: 1400 · Halyard');
    expect(letters()[0]?.text).not.toContain('Read already');
    await reported(1600, 'Topsail', after(HOUR));
    expect(await mailDue(after(DAY - 1))).toBe(0);
    expect(await mailDue(after(DAY))).toBe(1);
    expect(letters()[1]?.text).toContain('Topsail');
    expect(letters()[1]?.text).not.toContain('Echo');
  });

  it('that cannot be put into words waits longer each time, and holds up no other', async () => {
    const watchers = [await watcher(true), await watcher(true), await watcher(true)];
    await reported(1323, 'Echo');
    // A release whose date is none.
    const entry = await testDb().logEntry.create({
      data: { action: 'release.imported', subjectType: 'release', subjectId: 'none', reason: 'x' },
    });
    const [bad, ...others] = watchers.map(({ id }) => id);
    await testDb().notification.create({
      data: {
        ...{ userId: bad ?? '', entryId: entry.id, kind: 'release', ports: [80], portCount: 1 },
        ...{ mailDueAt: T0, createdAt: T0 },
      },
    });
    expect(await mailDue(T0)).toBe(others.length);
    const aside = () =>
      testDb().setAside.findMany({ select: { item: true, tries: true, nextAt: true } });
    const item = `digest-${bad}`;
    expect(await aside()).toEqual([{ item, tries: 1, nextAt: after(2 * MINUTE) }]);
    await mailDue(after(2 * MINUTE - 1));
    await mailDue(after(2 * MINUTE));
    expect(await aside()).toEqual([{ item, tries: 2, nextAt: after(6 * MINUTE) }]);
    await testDb().notification.deleteMany({ where: { entryId: entry.id } });
    expect(await mailDue(after(6 * MINUTE))).toBe(1);
    expect([await aside(), mail.offered]).toEqual([[], 3]);
  });

  it('does not come where everything was read, nor after it was turned off and on again', async () => {
    const who = await watcher(true);
    await reported(1323, 'Echo');
    await markRead(who, { upTo: 1_000_000 }, T0);
    expect(await mailDue(T0)).toBe(0);
    await reported(1400, 'Halyard');
    for (const digest of [false, true]) await setMailChoice(who.id, { digest });
    expect(await mailDue(T0)).toBe(0);
    expect(mail.offered).toBe(0);
  });

  it('that the server refuses goes again, whole', async () => {
    await watcher(true);
    await reported(1323, 'Echo');
    mail.mood = 'refusing';
    await mailDue(T0);
    mail.mood = 'taking';
    expect(await mailDue(after(HOUR))).toBe(1);
    expect(letters()[0]?.text).toContain('Echo');
    expect(await mailDue(after(2 * DAY))).toBe(0);
  });
});
