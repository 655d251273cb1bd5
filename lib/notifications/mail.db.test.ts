import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET, POST } from '@/app/api/unsubscribe/route';
import { suspendAccount } from '@/lib/moderation/commands/accounts';
import { DAY, HOUR, MINUTE } from '@/lib/platform/clock';
import { forgetEnv } from '@/lib/platform/env';
import { transact } from '@/lib/platform/transact';
import { givenReport, must, opened, type Person, person, review } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { mailDue } from './commands-mail';
import { setMailChoice } from './commands';
import { tellUntold } from './commands-tell';
import { beginWatch, markRead } from './commands';

// The letters go through a real SMTP server.
const received: Email[] = [];
/** What the server does with the next letters instead of taking them. */
let mood: 'taking' | 'refusing' | 'breaking-off' = 'taking';
let offered = 0;
const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  authOptional: true,
  onData(stream, session, done) {
    offered += 1;
    buffer(stream)
      .then((bytes) => PostalMime.parse(bytes))
      .then((letter) => {
        if (mood === 'taking') received.push(letter);
        if (mood === 'breaking-off') server.connections.forEach((one) => one._socket.destroy());
        else if (mood === 'refusing')
          done(Object.assign(new Error('later'), { responseCode: 451 }));
        else done();
      }, done);
  },
});

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

let author: Person;
let moderator: Person;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  process.env.NEXTAUTH_URL = 'https://ports.example.org';
  forgetEnv();
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
beforeEach(async () => {
  await resetDb();
  received.length = 0;
  [offered, mood] = [0, 'taking'];
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
  it('stays due where what it is to say cannot be read', async () => {
    await decided();
    // As good as a database that takes no more connections: the claim is made, the next statement fails.
    await testDb().$executeRawUnsafe('ALTER TABLE edit RENAME TO edit_away');
    await expect(mailDue(T0)).rejects.toThrow();
    await testDb().$executeRawUnsafe('ALTER TABLE edit_away RENAME TO edit');
    expect(await mailDue(T0)).toBe(1);
  });

  it('is sent once, in the account’s language, with a way to end such letters', async () => {
    await testDb().user.update({ where: { id: author.id }, data: { locale: 'pl' } });
    await decided('reject');
    const sent = await Promise.all([1, 2, 3].map(() => mailDue(T0)));
    expect(sent.sort()).toEqual([0, 0, 1]);
    await mailDue(after(DAY));
    expect(offered).toBe(1);
    const [letter] = received;
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
    expect(offered).toBe(0);
    expect(await testDb().notification.count()).toBe(1);
  });

  it('is not sent to who has turned it off, and what waits then is not either', async () => {
    await decided();
    await setMailChoice(author.id, { own: false });
    await mailDue(T0);
    await decided('approve', 1400);
    await mailDue(T0);
    expect(offered).toBe(0);
    expect(await testDb().notification.count()).toBe(2);
  });

  it('that the server refuses goes again a little later, once', async () => {
    await decided();
    mood = 'refusing';
    expect(await mailDue(T0)).toBe(0);
    mood = 'taking';
    expect(await mailDue(after(MINUTE))).toBe(0);
    expect(await mailDue(after(HOUR))).toBe(1);
    expect(await mailDue(after(DAY))).toBe(0);
    expect(received).toHaveLength(1);
  });

  it('whose connection broke off in the midst may have arrived, and does not go again', async () => {
    await decided();
    mood = 'breaking-off';
    await mailDue(T0);
    mood = 'taking';
    await mailDue(after(DAY));
    expect(offered).toBe(1);
  });

  it('that the server goes on refusing is given up', async () => {
    await decided();
    mood = 'refusing';
    for (let hour = 0; hour < 20; hour += 1) await mailDue(after(hour * HOUR));
    expect(offered).toBe(5);
  });
});

it('a suspension is mailed whatever was turned off', async () => {
  await setMailChoice(author.id, { own: false, digest: false });
  must(await transact((tx) => suspendAccount(tx, moderator, author.handle, 'Spam.', T0)));
  await tellUntold(T0);
  expect(await mailDue(T0)).toBe(1);
  expect(received[0]?.text).toContain('Spam.');
  expect(headerOf(received[0], 'list-unsubscribe')).toBeUndefined();
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
    expect(received[0]?.to?.[0]?.address).toBe(`${asked.handle}@example.org`);
    expect(received[0]?.subject).toBe('2 updates on what you watch');
    expect(received[0]?.text).toContain('New report: 1323 · Echo');
    expect(received[0]?.text).toContain('New report: 1400 · Halyard');
    expect(received[0]?.text).not.toContain('Read already');
    await reported(1600, 'Topsail', after(HOUR));
    expect(await mailDue(after(DAY - 1))).toBe(0);
    expect(await mailDue(after(DAY))).toBe(1);
    expect(received[1]?.text).toContain('Topsail');
    expect(received[1]?.text).not.toContain('Echo');
  });

  it('does not come where everything was read, nor after it was turned off and on again', async () => {
    const who = await watcher(true);
    await reported(1323, 'Echo');
    await markRead(who, { upTo: 1_000_000 }, T0);
    expect(await mailDue(T0)).toBe(0);
    await reported(1400, 'Halyard');
    for (const digest of [false, true]) await setMailChoice(who.id, { digest });
    expect(await mailDue(T0)).toBe(0);
    expect(offered).toBe(0);
  });

  it('that the server refuses goes again, whole', async () => {
    await watcher(true);
    await reported(1323, 'Echo');
    mood = 'refusing';
    await mailDue(T0);
    mood = 'taking';
    expect(await mailDue(after(HOUR))).toBe(1);
    expect(received[0]?.text).toContain('Echo');
    expect(await mailDue(after(2 * DAY))).toBe(0);
  });
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
    const url = /^<(\S+)>$/.exec(headerOf(received[0], 'list-unsubscribe') ?? '')?.[1] ?? '';
    expect(GET(new Request(url)).headers.get('location')).toContain('/unsubscribe?token=');
    expect(await choice()).toEqual({ own: true, digest: true });
    for (let time = 0; time < 2; time += 1) {
      const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
      expect((await POST(new Request(url, { method: 'POST', body }))).status).toBe(200);
    }
    expect(await choice()).toEqual({ own: false, digest: true });
  });
});
