import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Person } from './fixtures';

/** An edit as far as journeys read it. */
export interface Edit {
  readonly id: number;
  readonly state: string;
  readonly version: number;
}

/** What the page of a port says that somebody uses there. */
export interface Report {
  readonly id: number;
  readonly revision: number;
  readonly summary: string;
  readonly software: { readonly slug: string; readonly name: string };
}

/** A call of the API in the name of a person, as their browser would make it. */
// The shape is the caller's claim; the assertions behind it hold the answer to it.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export async function call<T>(
  person: Pick<Person, 'context'>,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  data?: unknown,
): Promise<{ status: number; body: T }> {
  const response = await person.context.request.fetch(`/api/v1${path}`, {
    method,
    headers: { origin: process.env.E2E_ORIGIN ?? '' },
    ...(data === undefined ? {} : { data }),
  });
  const text = await response.text();
  return { status: response.status(), body: (text === '' ? null : JSON.parse(text)) as T };
}

const SLOT = 50;

/**
 * A port that nothing speaks of: none that the stock reports. Tests run at the same time, so each has a slot of its
 * own, and takes a second one where it needs a second port.
 */
export function quietPort(slot: number): number {
  const first = 59_000 + slot * SLOT;
  const quiet = Array.from({ length: SLOT }, (_, n) => first + n).filter(isQuiet);
  return quiet[randomInt(quiet.length)]!;
}

const STOCK = 'prisma/data/software';

interface Stock {
  readonly reports: readonly { readonly portStart: number; readonly portEnd: number }[];
}

const reported = readdirSync(STOCK).flatMap(
  (file) => (JSON.parse(readFileSync(path.join(STOCK, file), 'utf8')) as Stock).reports,
);

const isQuiet = (port: number): boolean =>
  !reported.some(({ portStart, portEnd }) => portStart <= port && port <= portEnd);

/** The body that proposes a new report. */
export function newReport(port: number, name: string, more: object = {}) {
  return {
    kind: 'report.create',
    changes: {
      portStart: port,
      portEnd: port,
      transports: ['tcp'],
      software: { name, homepage: 'https://example.org/' },
      role: 'default',
      summary: `${name} answers here once it is started.`,
      evidence: [{ kind: 'vendor-docs', url: 'https://example.org/docs' }],
      ...more,
    },
    note: 'Found in the manual.',
  };
}

/** Proposes; the proposal must be taken. */
export async function propose(author: Person, proposal: object): Promise<Edit> {
  const answer = await call<Edit>(author, 'POST', '/edits', proposal);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

/** A reviewer's approval; hands back the edit as it is then. */
export async function approve(reviewer: Person, { id }: Omit<Edit, 'version'>): Promise<Edit> {
  const { version } = await editNow(reviewer, id);
  const body = { verdict: 'approve', reason: 'Checked the source.', version };
  return (await call<Edit>(reviewer, 'POST', `/edits/${id}/reviews`, body)).body;
}

/** The edit as it is now. */
export async function editNow(person: Person, id: number): Promise<Edit> {
  return (await call<Edit>(person, 'GET', `/edits/${id}`)).body;
}

/** A report that stands on its port's page, by `author`, applied by `moderator`. */
export async function standingReport(
  [author, moderator]: readonly [Person, Person],
  port: number,
  name: string,
  more: object = {},
): Promise<Report> {
  const edit = await propose(author, newReport(port, name, more));
  expect((await approve(moderator, edit)).state).toBe('applied');
  const { body } = await call<{ items: Report[] }>(author, 'GET', `/reports?port=${port}`);
  const found = body.items.find(({ software }) => software.name === name);
  if (found === undefined) throw new Error(`no report of ${name} on ${port}`);
  return found;
}
