import { findLogBeginning } from '@/lib/audit/queries';
import { findPeople } from '@/lib/iana/queries/rows';
import { peopleOf, personLabel, rowAnswer } from '@/lib/iana/row-answer';
import { inRelease, type KeptRow, REGISTRY_ORDER, rowFromStore } from '@/lib/iana/rows-store';
import { atPort, covering } from '@/lib/platform/covering';
import { readDb } from '@/lib/platform/db';
import { rowsCovering, statusOf } from '@/lib/ports/rules/status';
import { unauthorizedRanges } from '@/lib/ports/rules/unauthorized';
import { type Port, rangeOf } from '@/lib/ports/types';
import { findReportsAsOf } from './queries-as-of-reports';
import type { PortAsOfAnswer, ReportsAsOf } from './as-of-schema';
import { namelessRows, officialServices } from './official';
import type { OfficialEvent, PortPage } from './page-model';
import { findStored } from './queries';
import { neighbourSpan, officialHistory } from './stored';
import { transportAnswers, transportsAnswer } from './transports';

/** A port as it was known at the end of a day (UTC). */
export interface PortAsOf
  extends
    ReportsAsOf,
    Pick<PortPage, 'port' | 'status' | 'transports' | 'services' | 'namelessRows' | 'release'> {
  readonly asOf: string;
  /** The release's file has no date of its own: it may be younger. */
  readonly dateIsLowerBound: boolean;
  /** The release after it that this instance has read; null where it is the newest. */
  readonly nextRelease: string | null;
  /** The day on which this instance's log begins, where that is later: of the community nothing is known then. */
  readonly beforeLog: string | null;
  /** What releases changed about the port since, newest first. */
  readonly since: readonly OfficialEvent[];
}

/** Why a day cannot be told of: it has not come, or this instance has no release of that time (`first` null: of none). */
export type NotTold =
  { readonly type: 'future' } | { readonly type: 'before-first'; readonly first: string | null };

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

interface Held {
  readonly id: number;
  readonly release: string;
  readonly dateIsLowerBound: boolean;
  readonly next: string | null;
  readonly until: Date;
}

/** The release that held at the end of `day`, and the moment that day ends. */
async function findHeld(day: string, now: Date): Promise<NotTold | ({ type: 'held' } & Held)> {
  if (day > isoDay(now)) return { type: 'future' };
  const releases = await readDb().release.findMany({
    orderBy: { date: 'asc' },
    select: { id: true, date: true, dateIsLowerBound: true },
  });
  const at = releases.findLastIndex(({ date }) => isoDay(date) <= day);
  const held = releases[at];
  if (held === undefined) {
    const [first] = releases;
    return { type: 'before-first', first: first === undefined ? null : isoDay(first.date) };
  }
  const next = releases[at + 1];
  return {
    type: 'held',
    ...{ id: held.id, release: isoDay(held.date), dateIsLowerBound: held.dateIsLowerBound },
    next: next === undefined ? null : isoDay(next.date),
    until: new Date(midnight(day).getTime() + 86_400_000),
  };
}

/** Rows of a release that cover the port, and all that remark on unauthorized use, in the registry's order. */
async function findRowsOf(releaseId: number, port: Port) {
  const of = async (where: object): Promise<KeptRow[]> => {
    const found = await readDb().registryRow.findMany({
      where: { AND: [inRelease(releaseId), where] },
      orderBy: REGISTRY_ORDER,
    });
    return found.map(rowFromStore);
  };
  const [rows, remarks] = await Promise.all([
    of(await covering(readDb(), 'registryRow', atPort(port))),
    of({ unauthorizedUse: { not: null } }),
  ]);
  const unauthorized = remarks.filter((row) =>
    unauthorizedRanges(row).some(({ start, end }) => start <= port && port <= end),
  );
  return { rows, unauthorized };
}

/**
 * What was known of a port at the end of `day` (`YYYY-MM-DD`, UTC): the rows of the release that held, and reports as
 * their revisions of then say. Names of people are those of today: releases in CSV have none.
 */
export async function findPortAsOf(
  port: Port,
  day: string,
  now: Date,
): Promise<({ readonly type: 'here' } & PortAsOf) | NotTold> {
  const held = await findHeld(day, now);
  if (held.type !== 'held') return held;
  const [{ rows, unauthorized }, found, stored, logBegan] = await Promise.all([
    findRowsOf(held.id, port),
    findReportsAsOf(port, held.until),
    findStored(port, neighbourSpan(port)),
    findLogBeginning(),
  ]);
  const ids = peopleOf(rows);
  const people = await findPeople(ids);
  const labels = new Map(ids.map((id) => [id, personLabel(id, people)]));
  const sources = { port, rows, unauthorized, labels, profiles: new Map() };
  return {
    type: 'here',
    ...{ port, asOf: day, ...found, release: held.release, nextRelease: held.next },
    dateIsLowerBound: held.dateIsLowerBound,
    beforeLog: logBegan !== null && logBegan >= held.until ? isoDay(logBegan) : null,
    status: statusOf(rows, port),
    transports: transportAnswers(rows, port),
    services: officialServices(sources),
    namelessRows: namelessRows(sources),
    since: officialHistory(stored).filter(
      ({ release, type }) => release > held.release && type !== 'first-release',
    ),
  };
}

/** The same as the API answers it. */
export async function findPortAsOfAnswer(
  port: Port,
  day: string,
  now: Date,
): Promise<{ readonly type: 'here'; readonly answer: PortAsOfAnswer } | NotTold> {
  const held = await findHeld(day, now);
  if (held.type !== 'held') return held;
  const [{ rows }, found] = await Promise.all([
    findRowsOf(held.id, port),
    findReportsAsOf(port, held.until),
  ]);
  const shown = rowsCovering(rows, port);
  const people = await findPeople(peopleOf(shown));
  return {
    type: 'here',
    answer: {
      ...{ asof: day, port, range: rangeOf(port), status: statusOf(rows, port) },
      transports: transportsAnswer(transportAnswers(rows, port)),
      assignments: shown.map((row) => rowAnswer(row, people)),
      ...found,
      release: held.release,
    },
  };
}
