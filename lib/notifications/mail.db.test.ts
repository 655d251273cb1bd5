import type { Email } from 'postal-mime';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET, POST } from '@/app/api/unsubscribe/route';
import { suspendAccount } from '@/lib/moderation/commands/accounts';
import { DAY, HOUR, MINUTE } from '@/lib/platform/clock';
import { forgetEnv } from '@/lib/platform/env';
import { transact } from '@/lib/platform/transact';
import { must, opened, type Person, person, review } from '@/lib/testing/community';
import { mailServer } from '@/lib/testing/mail-server';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { MAIL } from './jobs';
import { mailAgain, mailRound } from './commands-mail';
import { setMailChoice } from './commands';
import { tellUntold } from './commands-tell';

const mail = mailServer();
const mailDue = async (now: Date) => (await mailRound(now)).sent;
const letters = () => mail.received.map(({ letter }) => letter);

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

let author: Person;
let moderator: Person;

beforeAll(() => {
  process.env.NEXTAUTH_URL = 'https://ports.example.org';
  forgetEnv();
});
beforeEach(async () => {
  await resetDb();
  [author, moderator] = [await person(), await person({ role: 'moderator' })];
});

/** A proposal of the author's is decided, and the round tells of it. */
async function decided(verdict: 'approve' | 'reject' = 'approve', port = 1323): Promise<void> {
  const edit = await opened(author, port, T0);
  must(await review(moderator, edit, { verdict }, T0));
  await tellUntold(T0);
}

const headerOf = (letter: Email | undefined, name: string) =>
  letter?.headers.find(({ key }) => key === name)?.value;

describe('a letter about one’s own edit', () => {
  it('that cannot be made waits longer each time, is not marked, and is given up for moderators to see', async () => {
    await decided();
    const { id } = await testDb().notification.findFirstOrThrow();
    const aside = () =>
      testDb().setAside.findUnique({ where: { job_item: { job: 'mail', item: String(id) } } });
    // What it is to say cannot be read.
    await testDb().$executeRawUnsafe('ALTER TABLE edit RENAME TO edit_away');
    const tried: Date[] = [];
    for (let now = T0; ;) {
      expect(await mailDue(now)).toBe(0);
      tried.push(now);
      const { mailDueAt } = await testDb().notification.findUniqueOrThrow({ where: { id } });
      if (mailDueAt === null) break;
      expect(await mailDue(new Date(mailDueAt.getTime() - 1))).toBe(0);
      now = mailDueAt;
    }
    const waits = tried
      .slice(1)
      .map((at, index) => (at.getTime() - (tried[index]?.getTime() ?? 0)) / MINUTE);
    expect(waits.slice(0, 9)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 360]);
    expect(tried.at(-1)?.getTime()).toBeGreaterThanOrEqual(after(7 * DAY).getTime());
    expect(await aside()).toMatchObject({
      nextAt: null,
      tries: tried.length,
      error: expect.stringContaining('edit'),
    });
    await testDb().$executeRawUnsafe('ALTER TABLE edit_away RENAME TO edit');
    expect(await mailDue(after(30 * DAY))).toBe(0);
    await mailAgain(testDb(), String(id), after(30 * DAY));
    expect(await mailDue(after(30 * DAY))).toBe(1);
    expect(letters()[0]?.text).not.toContain('may have reached you before');
    expect(await aside()).toBeNull();
  });

  it('that a mail server refuses is seen by moderators, without whose it is', async () => {
    await decided();
    mail.mood = 'unknown-recipient';
    await mailDue(T0);
    const { error, nextAt } = await testDb().setAside.findFirstOrThrow();
    expect(error).toContain('550');
    expect(error).not.toContain('example.org');
    expect(nextAt).toEqual(after(2 * MINUTE));
  });

  it('waits unseen by moderators while the server is away: that is said of the job', async () => {
    await decided();
    await mail.goAway();
    await expect(MAIL.round(T0)).rejects.toThrow('ECONNREFUSED');
    expect(await testDb().setAside.count()).toBe(0);
    await mail.comeBack();
    expect(await MAIL.round(after(HOUR))).toBe(1);
  });

  it('is sent once, in the account’s language, with a way to end such letters', async () => {
    await testDb().user.update({ where: { id: author.id }, data: { locale: 'pl' } });
    await decided('reject');
    const sent = await Promise.all([1, 2, 3].map(() => mailDue(T0)));
    expect(sent.sort()).toEqual([0, 0, 1]);
    await mailDue(after(DAY));
    expect(mail.offered).toBe(1);
    const [letter] = letters();
    expect(letter?.to?.[0]?.address).toBe(`${author.handle}@example.org`);
    expect(letter?.subject).toBe('Twoja edycja została odrzucona: 1323 · Echo');
    expect(letter?.text).toContain('„Looked at it.”');
    expect(letter?.text).toMatch(/^https:\/\/ports\.example\.org\/pl\/edits\/1$/m);
    expect(letter?.text).toMatch(/^https:\/\/ports\.example\.org\/pl\/unsubscribe\?token=\S+$/m);
    expect(headerOf(letter, 'content-language')).toBe('pl');
    expect(headerOf(letter, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  });

  it('is not sent of an edit that came in with a batch: the page has what became of it', async () => {
    const edit = await opened(author, 1323, T0);
    const counts = { proposed: 1, duplicates: 0, refused: 0, faulty: 0 };
    const batch = await testDb().batch.create({
      data: { title: 'some.jsonl', authorId: author.id, createdAt: T0, ...counts },
    });
    await testDb().edit.update({ where: { id: edit.id }, data: { batchId: batch.id } });
    must(await review(moderator, edit, { verdict: 'reject' }, T0));
    await tellUntold(T0);
    await mailDue(T0);
    expect(mail.offered).toBe(0);
    expect(await testDb().notification.count()).toBe(1);
  });

  it('is not sent to who has turned it off, and what waits then is not either', async () => {
    await decided();
    await setMailChoice(author.id, { own: false });
    await mailDue(T0);
    await decided('approve', 1400);
    await mailDue(T0);
    expect(mail.offered).toBe(0);
    expect(await testDb().notification.count()).toBe(2);
  });

  it('that the server refuses goes again a little later, once', async () => {
    await decided();
    mail.mood = 'refusing';
    expect(await mailDue(T0)).toBe(0);
    mail.mood = 'taking';
    expect(await mailDue(after(MINUTE))).toBe(0);
    expect(await mailDue(after(HOUR))).toBe(1);
    expect(await mailDue(after(DAY))).toBe(0);
    expect(letters()).toHaveLength(1);
  });

  it('whose connection broke off in the midst goes again and says that it may have come before', async () => {
    await decided();
    mail.mood = 'breaking-off';
    await mailDue(T0);
    mail.mood = 'refusing';
    await mailDue(after(HOUR));
    mail.mood = 'taking';
    await mailDue(after(DAY));
    expect(mail.offered).toBe(3);
    expect(letters()[0]?.text).toContain('may have reached you before');
    await mailDue(after(2 * DAY));
    expect(mail.offered).toBe(3);
  });

  it('whose sender was killed goes again, with the same mark', async () => {
    await decided();
    // As good as a kill after the claim: nobody notes how the attempt ended.
    await testDb()
      .$executeRaw`CREATE FUNCTION killed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''killed''; END'`;
    await testDb().$executeRaw`CREATE TRIGGER killed BEFORE UPDATE ON notification FOR EACH ROW
      WHEN (NEW.mail_due_at IS NULL) EXECUTE FUNCTION killed()`;
    await expect(mailDue(T0)).rejects.toThrow('killed');
    await testDb().$executeRaw`DROP FUNCTION killed CASCADE`;
    expect(await mailDue(after(MINUTE))).toBe(0);
    expect(await mailDue(after(HOUR))).toBe(1);
    expect(letters().map(({ text }) => text?.includes('may have reached you before'))).toEqual([
      false,
      true,
    ]);
  });

  it('outlives a server that refuses for three days', async () => {
    await decided();
    mail.mood = 'refusing';
    for (let hour = 0; hour < 72; hour += 6) await mailDue(after(hour * HOUR));
    mail.mood = 'taking';
    expect(await mailDue(after(3 * DAY + 6 * HOUR))).toBe(1);
    expect(letters()[0]?.text).not.toContain('may have reached you before');
  });

  it('that the server refuses for a week is given up', async () => {
    await decided();
    mail.mood = 'refusing';
    for (let day = 0; day <= 7; day += 1) await mailDue(after(day * DAY));
    mail.mood = 'taking';
    expect(await mailDue(after(9 * DAY))).toBe(0);
    expect(mail.offered).toBe(8);
  });
});

it('a suspension is mailed whatever was turned off', async () => {
  await setMailChoice(author.id, { own: false, digest: false });
  must(await transact((tx) => suspendAccount(tx, moderator, author.handle, 'Spam.', T0)));
  await tellUntold(T0);
  expect(await mailDue(T0)).toBe(1);
  expect(letters()[0]?.text).toContain('Spam.');
  expect(headerOf(letters()[0], 'list-unsubscribe')).toBeUndefined();
});

describe('the link that ends letters', () => {
  const choice = async () => {
    const { mailOwn, mailDigest } = await testDb().user.findUniqueOrThrow({
      where: { id: author.id },
    });
    return { own: mailOwn, digest: mailDigest };
  };

  it('of the letter’s head works by one POST, without a session, as often as one likes', async () => {
    await setMailChoice(author.id, { digest: true });
    await decided();
    await mailDue(T0);
    const url = /^<(\S+)>$/.exec(headerOf(letters()[0], 'list-unsubscribe') ?? '')?.[1] ?? '';
    expect(GET(new Request(url)).headers.get('location')).toContain('/unsubscribe?token=');
    expect(await choice()).toEqual({ own: true, digest: true });
    for (let time = 0; time < 2; time += 1) {
      const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
      expect((await POST(new Request(url, { method: 'POST', body }))).status).toBe(200);
    }
    expect(await choice()).toEqual({ own: false, digest: true });
  });
});
