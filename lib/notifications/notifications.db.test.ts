import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { suspendAccount, restoreAccount } from '@/lib/moderation/commands/accounts';
import { DAY, MINUTE } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { transact } from '@/lib/platform/transact';
import {
  applied,
  givenReport,
  must,
  opened,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { tellUntold } from './commands-tell';
import { beginWatch, endWatch, markRead } from './commands';
import { countUnread, listNotifications, listWatches } from './queries';
import { findWatchers } from './queries-watchers';
import { isTouched } from './rules/matching';
import { NOTIFICATION_KINDS, type WatchSubject } from './types';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

let author: Person;
let watcher: Person;
let moderator: Person;

beforeEach(async () => {
  await resetDb();
  [author, watcher, moderator] = [
    await person(),
    await person(),
    await person({ role: 'moderator' }),
  ];
});

const watch = async (who: Person, subject: WatchSubject) =>
  must(await transact((tx) => beginWatch(tx, who, subject, T0)));
const span = (portStart: number, portEnd = portStart) => ({ portStart, portEnd });
const told = async (who: Person) =>
  (await listNotifications(who, { limit: 50 })).items.map(({ kind }) => kind);
/** Proposes a report of a port and has a moderator decide it. */
const decided = async (port: number, verdict: 'approve' | 'reject' | 'request-changes') => {
  const edit = await opened(author, port, T0);
  return must(await review(moderator, edit, { verdict }, T0));
};

describe('an applied edit', () => {
  it('is told once, however many rounds run at the same time', async () => {
    const watchers = await Promise.all(Array.from({ length: 5 }, () => person()));
    for (const one of watchers) await watch(one, span(1000, 2000));
    for (const port of [1323, 1324, 1325]) await decided(port, 'approve');
    const rounds = await Promise.all([1, 2, 3, 4].map(() => tellUntold(T0)));
    expect(rounds.reduce((sum, count) => sum + count)).toBe(3);
    for (const one of watchers) expect(await told(one)).toEqual(['report', 'report', 'report']);
    expect(await tellUntold(T0)).toBe(0);
  });

  it('whose telling breaks off is told after a wait, and holds up no other', async () => {
    await watch(watcher, span(1000, 2000));
    await decided(1323, 'approve');
    await decided(1324, 'approve');
    // Something that no round can get past: the first entry's telling always fails.
    await db().$executeRaw`
      CREATE FUNCTION trip() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.entry_id = (SELECT min(id) FROM log_entry WHERE action = 'edit.applied') THEN RAISE 'tripped'; END IF;
        RETURN NEW; END $$`;
    await db()
      .$executeRaw`CREATE TRIGGER trip BEFORE INSERT ON notification FOR EACH ROW EXECUTE FUNCTION trip()`;
    expect(await tellUntold(T0)).toBe(1);
    expect(await told(watcher)).toHaveLength(1);
    // It waits, longer each time, and is not looked at meanwhile.
    const aside = () =>
      testDb().setAside.findMany({ select: { job: true, tries: true, nextAt: true } });
    expect(await aside()).toEqual([{ job: 'telling', tries: 1, nextAt: after(MINUTE) }]);
    await tellUntold(after(MINUTE - 1));
    await tellUntold(after(MINUTE));
    expect(await aside()).toEqual([{ job: 'telling', tries: 2, nextAt: after(3 * MINUTE) }]);
    await db().$executeRaw`DROP FUNCTION trip CASCADE`;
    expect(await tellUntold(after(MINUTE))).toBe(0);
    expect(await tellUntold(after(3 * MINUTE))).toBe(1);
    expect(await aside()).toEqual([]);
    expect(await told(watcher)).toHaveLength(2);
  });

  it('is told to who watches the port, a range or the software; never to who did it', async () => {
    const slug = 'echo';
    await givenReport(author, { portStart: 99, portEnd: 99 }, T0);
    await tellUntold(T0);
    await testDb().notification.deleteMany();
    const [byPort, byRange, bySoftware, beside] = await Promise.all(
      [1, 2, 3, 4].map(() => person()),
    );
    await watch(byPort!, span(1323));
    await watch(byRange!, span(1300, 1400));
    await watch(byRange!, span(1323));
    await watch(bySoftware!, { slug });
    await watch(beside!, span(1324));
    await watch(moderator, span(1323));
    await watch(author, span(1323));
    await decided(1323, 'approve');
    await tellUntold(T0);
    for (const one of [byPort!, byRange!, bySoftware!]) expect(await told(one)).toEqual(['report']);
    expect(await told(beside!)).toEqual([]);
    expect(await told(moderator)).toEqual([]);
    expect(await told(author)).toEqual(['own-applied']);
  });

  it('says of a change to a report whether it brought evidence', async () => {
    const report = await givenReport(author, {}, T0);
    await watch(watcher, span(1323));
    await tellUntold(T0);
    const update = async (changes: Record<string, unknown>, baseRevision: number) => {
      const proposal = { kind: 'report.update', subject: report, baseRevision, changes } as const;
      must(
        await review(
          moderator,
          must(await submit(author, proposal, T0)),
          { verdict: 'approve' },
          T0,
        ),
      );
      await tellUntold(T0);
    };
    await testDb().notification.deleteMany();
    await update({ summary: 'Its guides listen here' }, 1);
    const { evidence } = (
      await testDb().revision.findFirstOrThrow({ where: { subjectType: 'report', number: 2 } })
    ).content as { evidence: object[] };
    const rfc = { kind: 'rfc', url: 'https://www.rfc-editor.org/rfc/rfc6335' };
    await update({ evidence: [...evidence, rfc] }, 2);
    expect(await told(watcher)).toEqual(['evidence', 'edit']);
  });

  it('that merges one piece of software into another takes its watchers along', async () => {
    for (const [name, port] of [
      ['Echo', 1323],
      ['Labstack Echo', 1400],
    ] as const)
      await givenReport(author, { software: { name }, portStart: port, portEnd: port }, T0);
    await watch(watcher, { slug: 'labstack-echo' });
    const proposal = {
      kind: 'software.merge',
      subject: 'labstack-echo',
      baseRevision: 1,
      changes: { into: 'echo' },
    } as const;
    const merge = await applied(author, proposal, T0);
    await tellUntold(T0);
    const watched = async () =>
      (await listWatches(watcher, { limit: 10 })).items.map(({ software }) => software?.slug);
    expect(await watched()).toEqual(['echo']);
    await applied(moderator, { kind: 'revert', subject: merge.id, changes: {} }, T0);
    await tellUntold(T0);
    expect(await watched()).toEqual(['echo', 'labstack-echo']);
  });
});

describe('an author', () => {
  it.each([
    ['approve', 'own-applied'],
    ['reject', 'own-rejected'],
    ['request-changes', 'own-changes-requested'],
  ] as const)('is told of %s', async (verdict, kind) => {
    await decided(1323, verdict);
    await tellUntold(T0);
    expect(await told(author)).toEqual([kind]);
  });

  it('is told of a suspension and of its end', async () => {
    must(await transact((tx) => suspendAccount(tx, moderator, author.handle, 'Spam.', T0)));
    must(
      await transact((tx) => restoreAccount(tx, moderator, author.handle, 'Sorry.', after(DAY))),
    );
    await tellUntold(after(DAY));
    expect(await told(author)).toEqual(['restored', 'suspended']);
    expect(await told(moderator)).toEqual([]);
  });
});

describe('a watch', () => {
  it('matches in the database as the rule says, whatever the spans', async () => {
    await givenReport(author, {}, T0);
    const port = fc.integer({ min: 0, max: 30 });
    const anySpan = fc.tuple(port, port).map(([a, b]) => span(Math.min(a, b), Math.max(a, b)));
    const spans = fc.array(anySpan, { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anySpan, { selector: (s) => JSON.stringify(s), maxLength: 4 }),
        fc.boolean(),
        spans,
        fc.subarray(['echo', 'other']),
        async (watched, software, touchedSpans, slugs) => {
          await testDb().watch.deleteMany();
          const subjects: WatchSubject[] = [...watched, ...(software ? [{ slug: 'echo' }] : [])];
          for (const subject of subjects) await watch(watcher, subject);
          const touched = { spans: touchedSpans, software: slugs };
          const found = await findWatchers(db(), touched);
          const wanted = subjects.some((subject) => isTouched(subject, touched));
          expect(found).toEqual(wanted ? [{ userId: watcher.id }] : []);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that ended is told nothing more', async () => {
    await watch(watcher, span(1323));
    must(await transact((tx) => endWatch(tx, watcher, span(1323))));
    await decided(1323, 'approve');
    await tellUntold(T0);
    expect(await told(watcher)).toEqual([]);
  });
});

it('what is unread is counted, one’s own only, until it is read', async () => {
  await watch(watcher, span(1000, 2000));
  for (const port of [1323, 1324, 1325]) await decided(port, 'approve');
  await tellUntold(T0);
  expect(await countUnread(watcher)).toBe(3);
  const { items } = await listNotifications(watcher, { limit: 50 });
  const [newest, middle] = items.map(({ id }) => id);
  await markRead(author, { ids: [newest!] }, T0);
  expect(await countUnread(watcher)).toBe(3);
  await markRead(watcher, { ids: [newest!] }, T0);
  expect(await countUnread(watcher)).toBe(2);
  await markRead(watcher, { upTo: middle! }, T0);
  expect(await countUnread(watcher)).toBe(0);
  expect(await countUnread(author)).toBe(3);
});

it('the database knows the kinds that the schema knows', async () => {
  const [row] = await db().$queryRaw<{ def: string }[]>`
    SELECT pg_get_constraintdef(oid) AS def FROM pg_constraint WHERE conname = 'notification_kind'`;
  const kinds = [...(row?.def ?? '').matchAll(/'([\w-]+)'/g)].map(([, kind]) => kind);
  expect(kinds.sort()).toEqual([...NOTIFICATION_KINDS].sort());
});
