import { expect } from '@playwright/test';
import type pg from 'pg';
import { z } from 'zod';
import { replayStates, type Step } from '@/lib/edits/replay';
import { type Ballot, possibleRecords, recordOf } from '../../scripts/test/ballot-record';
import { call, read } from './calls';
import { FAULTS } from './faults';
import { editAnswerSchema, type Ledger, type LogItem, logPageSchema } from './ledger';

/** What is held against the ledger: the instance as the API shows it, and its database. */
export interface Evidence {
  readonly origin: string;
  readonly database: pg.Client;
  readonly ledger: Ledger;
}

/** Nothing is half written: no row without those that belong to it. */
export async function expectWhole({ database }: Evidence): Promise<void> {
  for (const [fault, sql] of Object.entries(FAULTS)) {
    const { rows } = await database.query(sql);
    expect(rows, fault).toEqual([]);
  }
}

interface BallotRow extends Ballot {
  readonly userId: string;
  readonly reportId: number;
}

/** Each account's ballots are what its acts can have left, and the API shows those in force. */
export async function expectBallots({ origin, database, ledger }: Evidence): Promise<void> {
  const { rows } = await database.query<BallotRow>(
    `SELECT user_id AS "userId", report_id AS "reportId", value, ended FROM vote ORDER BY id`,
  );
  const inForce = rows.filter(({ ended }) => ended === null);
  for (const report of new Set(ledger.votes.map((vote) => vote.report))) {
    const { port, votes } = await shownReport(origin, report);
    const count = (value: string) =>
      inForce.filter((one) => one.reportId === report && one.value === value).length;
    expect(votes, `tally of report ${report}`).toEqual({
      confirm: count('confirm'),
      dispute: count('dispute'),
    });
    for (const who of new Set(ledger.votes.map((vote) => vote.who))) {
      const isTheirs = (one: BallotRow) => one.userId === who.id && one.reportId === report;
      const acts = ledger.votes.filter((vote) => vote.who === who && vote.report === report);
      const about = `ballots of ${who.handle} on report ${report}`;
      expect(possibleRecords(acts), about).toContain(recordOf(rows.filter(isTheirs)));
      const mine = shownMine.parse(await read(origin, who, `/ports/${port}/mine`));
      expect(mine.votes[report], about).toBe(inForce.find(isTheirs)?.value);
    }
  }
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
export async function expectEdits({ origin, database, ledger }: Evidence): Promise<void> {
  const acknowledged = ledger.proposals.flatMap(({ key, answer }) =>
    answer === null ? [] : [{ id: answer.id, note: key }],
  );
  const { rows } = await database.query('SELECT id, note FROM edit ORDER BY id');
  expect(rows).toEqual(acknowledged.sort((a, b) => a.id - b.id));
  for (const { who, body, answer } of ledger.proposals) {
    if (answer === null) continue;
    const verdicts = ledger.reviews.filter(({ edit }) => edit === answer.id);
    // Whoever got no answer asked again until there was one: nothing later can have happened to it.
    const { state, version } = verdicts.at(-1)?.answer ?? answer;
    const shown = shownEdit.parse(await read(origin, null, `/edits/${answer.id}`));
    expect(shown, `edit ${answer.id}`).toMatchObject({
      ...{ state, version, author: who.handle },
      changes: { summary: body.changes.summary },
      reviews: verdicts.map((one) => ({ reviewer: one.who.handle, reason: one.key })),
    });
  }
}

const shownEdit = editAnswerSchema.extend({
  author: z.string(),
  changes: z.record(z.string(), z.unknown()),
  reviews: z.array(z.object({ reviewer: z.string(), reason: z.string() })),
});

/** The log: what was read of it once stands in it still, and it replays to the present state. */
export async function expectLog({ origin, database, ledger }: Evidence): Promise<void> {
  const shown: LogItem[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = logPageSchema.parse(await read(origin, null, `/log?limit=100${query}`));
    shown.push(...page.items);
    cursor = page.nextCursor;
  }
  const { rows } = await database.query<Step & { id: number }>(
    `SELECT id, edit_id AS "editId", action FROM log_entry ORDER BY id`,
  );
  expect(shown.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).reverse());
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const byId = new Map(shown.map((item) => [item.id, item]));
  for (const item of ledger.seen.values()) expect(byId.get(item.id)).toEqual(item);
  const edits = await database.query<{ id: number; state: string }>(`SELECT id, state FROM edit`);
  expect(new Map([...replayStates(rows)].sort(byNumber))).toEqual(
    new Map(edits.rows.map(({ id, state }): [number, string] => [id, state]).sort(byNumber)),
  );
}

function byNumber([a]: readonly [number, unknown], [b]: readonly [number, unknown]): number {
  return a - b;
}

/** Whoever sends an acknowledged proposal again with its key is told of the same edit. */
export async function expectRepeatable({ origin, ledger }: Evidence): Promise<void> {
  for (const { who, key, body, answer } of ledger.proposals) {
    if (answer === null) continue;
    const again = await call(origin, who, { method: 'POST', path: '/edits', body, key });
    expect(again).toMatchObject({ status: 201, body: answer });
  }
}
