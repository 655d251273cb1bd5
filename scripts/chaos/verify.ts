import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { type Ballot, possibleRecords, recordOf } from '../test/ballot-record';
import { call, read } from './calls';
import { editAnswerSchema, type Ledger, type LogItem, logPageSchema } from './ledger';

/** What is held against the ledger: the instance as the API shows it, and its database. */
export interface Evidence {
  readonly origin: string;
  readonly database: pg.Client;
  readonly ledger: Ledger;
}

/** What was acknowledged and is not there, or not as it was acknowledged; a line each, none where all is well. */
export async function findLost(evidence: Evidence): Promise<string[]> {
  return [
    ...(await lostBallots(evidence)),
    ...(await lostEdits(evidence)),
    ...(await lostEntries(evidence)),
    ...(await lostAnswers(evidence)),
    ...(await lostMoods(evidence)),
  ];
}

interface BallotRow extends Ballot {
  readonly userId: string;
  readonly reportId: number;
}

/** Each account's ballots are what its acts can have left, and the API shows those in force. */
async function lostBallots({ origin, database, ledger }: Evidence): Promise<string[]> {
  const { rows } = await database.query<BallotRow>(
    `SELECT user_id AS "userId", report_id AS "reportId", value, ended FROM vote ORDER BY id`,
  );
  const lost: string[] = [];
  const inForce = rows.filter(({ ended }) => ended === null);
  for (const report of new Set(ledger.votes.map((vote) => vote.report))) {
    const { port, votes } = await shownReport(origin, report);
    const count = (value: string) =>
      inForce.filter((one) => one.reportId === report && one.value === value).length;
    const counted = { confirm: count('confirm'), dispute: count('dispute') };
    if (!isDeepEqual(votes, counted))
      lost.push(unlike(`tally of report ${report}`, votes, counted));
    for (const who of new Set(ledger.votes.map((vote) => vote.who))) {
      const isTheirs = (one: BallotRow) => one.userId === who.id && one.reportId === report;
      const acts = ledger.votes.filter((vote) => vote.who === who && vote.report === report);
      const about = `ballots of ${who.handle} on report ${report}`;
      const record = recordOf(rows.filter(isTheirs));
      const possible = possibleRecords(acts);
      if (!possible.includes(record)) lost.push(unlike(about, record, possible));
      const mine = shownMine.parse(await read(origin, who, `/ports/${port}/mine`)).votes[report];
      const kept = inForce.find(isTheirs)?.value;
      if (mine !== kept) lost.push(unlike(`shown ${about}`, mine, kept));
    }
  }
  return lost;
}

const reportSchema = z.object({
  portStart: z.number(),
  votes: z.object({ confirm: z.number(), dispute: z.number() }),
});
const shownMine = z.object({ votes: z.record(z.string(), z.string()) });

async function shownReport(origin: string, id: number) {
  const { portStart, votes } = reportSchema.parse(await read(origin, null, `/reports/${id}`));
  return { port: portStart, votes };
}

/** Every acknowledged proposal and verdict is there, once, in the last state that was acknowledged. */
async function lostEdits({ origin, database, ledger }: Evidence): Promise<string[]> {
  const lost: string[] = [];
  const { rows } = await database.query<{ id: number; note: string }>('SELECT id, note FROM edit');
  const kept = new Map(rows.map(({ id, note }) => [id, note]));
  const acknowledged = ledger.proposals.filter(({ answer }) => answer !== null).length;
  if (rows.length !== acknowledged) lost.push(unlike('number of edits', rows.length, acknowledged));
  for (const { who, key, body, answer } of ledger.proposals) {
    if (answer === null) continue;
    if (kept.get(answer.id) !== key) {
      lost.push(`edit ${answer.id} of ${key}`);
      continue;
    }
    const verdicts = ledger.reviews.filter(({ edit }) => edit === answer.id);
    // Whoever got no answer asked again until there was one: nothing later can have happened to it.
    const { state, version } = verdicts.at(-1)?.answer ?? answer;
    const { changes, ...edit } = shownEdit.parse(await read(origin, null, `/edits/${answer.id}`));
    const shown = { ...edit, summary: changes.summary };
    const expected = {
      ...{ id: answer.id, state, version, author: who.handle, summary: body.changes.summary },
      reviews: verdicts.map((one) => ({ reviewer: one.who.handle, reason: one.key })),
    };
    if (!isDeepEqual(shown, expected)) lost.push(unlike(`edit ${answer.id}`, shown, expected));
  }
  return lost;
}

const shownEdit = editAnswerSchema.omit({ subject: true }).extend({
  author: z.string(),
  changes: z.record(z.string(), z.unknown()),
  reviews: z.array(z.object({ reviewer: z.string(), reason: z.string() })),
});

/** The log: what was read of it once stands in it still, and the API shows all of it in order. */
async function lostEntries({ origin, database, ledger }: Evidence): Promise<string[]> {
  const shown: LogItem[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = logPageSchema.parse(await read(origin, null, `/log?limit=100${query}`));
    shown.push(...page.items);
    cursor = page.nextCursor;
  }
  const { rows } = await database.query<{ id: number }>(
    'SELECT id FROM log_entry ORDER BY id DESC',
  );
  const lost = isDeepEqual(
    shown.map(({ id }) => id),
    rows.map(({ id }) => id),
  )
    ? []
    : ['the public log does not show its entries in order'];
  const byId = new Map(shown.map((item) => [item.id, item]));
  for (const item of ledger.seen.values())
    if (!isDeepEqual(byId.get(item.id), item))
      lost.push(unlike(`log entry ${item.id}`, byId.get(item.id), item));
  return lost;
}

/** Whoever sends an acknowledged proposal again with its key is told of the same edit. */
async function lostAnswers({ origin, ledger }: Evidence): Promise<string[]> {
  const lost: string[] = [];
  for (const { who, key, body, answer } of ledger.proposals) {
    if (answer === null) continue;
    const again = await call(origin, who, {
      ...{ method: 'POST', path: '/edits', key },
      body: { ...body, note: key },
    });
    const told = editAnswerSchema.safeParse(again?.body).data;
    if (again?.status !== 201 || !isDeepEqual(told, answer))
      lost.push(unlike(`the answer to ${key}`, again, answer));
  }
  return lost;
}

/** What a visitor said and was told is kept is there, once and whole; what got no answer, at most once. */
async function lostMoods({ database, ledger }: Evidence): Promise<string[]> {
  const { rows } = await database.query<{ key: string; comment: string; said: string }>(
    `SELECT key, comment, concat_ws(' ', page, locale, mood, reason) AS said FROM feedback`,
  );
  return ledger.moods.flatMap(({ port, comment, acknowledged }) => {
    const kept = rows.filter((row) => row.comment === comment);
    const [first] = kept;
    const isWhole = first?.key === String(port) && first.said === 'port en sad missing';
    const isRight = kept.length === 1 ? isWhole : kept.length === 0 && !acknowledged;
    return isRight ? [] : [unlike(`the mood of ${comment}`, kept, acknowledged)];
  });
}

function unlike(about: string, found: unknown, expected: unknown): string {
  return `${about}: ${JSON.stringify(found)} and not ${JSON.stringify(expected)}`.slice(0, 500);
}

const OFTEN_MS = 250;
/** A round of telling or mailing that failed is followed by another within a minute. */
const TOLD_WITHIN_MS = 240_000;
/** Nothing was told or mailed for so long: what is left waits for its time. */
const STILL_MS = 20_000;

export interface Letters {
  /** Entries that nobody was told of, and letters that were not sent, when it was given up. */
  readonly waiting: number;
  /** Letters that were sent and lie nowhere. */
  readonly missing: number;
}

/**
 * Waits until everybody was told and mailed what concerns them. What waits for its time (a letter that was cut off goes
 * again after twenty minutes, one that could not be written after one, two, four) is made due: that it comes is looked
 * for, and not when.
 */
export async function findLostLetters(database: pg.Client, dataDir: string): Promise<Letters> {
  let left = await lettersLeft(database, dataDir);
  let movedAt = Date.now();
  for (const end = Date.now() + TOLD_WITHIN_MS; Date.now() < end; await delay(OFTEN_MS)) {
    const before = left;
    left = await lettersLeft(database, dataDir);
    if (left.waiting === 0 && left.missing <= 0) return left;
    if (!isDeepEqual(left, before)) movedAt = Date.now();
    if (Date.now() - movedAt < STILL_MS) continue;
    if (left.waiting === 0) return left;
    await makeDue(database);
    movedAt = Date.now();
  }
  return left;
}

async function lettersLeft(database: pg.Client, dataDir: string): Promise<Letters> {
  const { rows } = await database.query<{ waiting: number; letters: number }>(
    `SELECT (SELECT count(*) FROM untold_entry)::int
       + (SELECT count(*) FROM notification WHERE mail_due_at IS NOT NULL)::int AS waiting,
     (SELECT count(*) FROM notification WHERE kind LIKE 'own-%')::int AS letters`,
  );
  const [{ waiting, letters } = { waiting: 1, letters: 0 }] = rows;
  return { waiting, missing: letters - lettersIn(dataDir) };
}

async function makeDue(database: pg.Client): Promise<void> {
  await database.query('UPDATE set_aside SET next_at = now() WHERE next_at > now()');
  await database.query('UPDATE notification SET mail_due_at = now() WHERE mail_due_at > now()');
}

function lettersIn(dataDir: string): number {
  try {
    const files = readdirSync(path.join(dataDir, 'outbox'));
    return files.filter((file) => file.endsWith('.eml')).length;
  } catch {
    return 0;
  }
}
