import { askAboutNames } from '@/lib/iana/commands/ask-about-names';
import { askAboutProfiles } from '@/lib/iana/commands/ask-about-profiles';
import {
  type ReleaseNews,
  releaseData,
  releaseNews,
  reorderHistory,
  storeNews,
  type StoredRelease,
} from '@/lib/iana/commands/history';
import { refreshServiceEntries, regradeReports } from '@/lib/iana/commands/refresh';
import type { ReleaseDiff, RowChange } from '@/lib/iana/diff';
import { parseRelease, type Release } from '@/lib/iana/parse/release';
import {
  historyOrder,
  type KnownRelease,
  type Loss,
  lossReason,
  type Plan,
  planImport,
} from '@/lib/iana/plan';
import type { PortChanges } from '@/lib/iana/port-events';
import { portRuns, storePortRuns } from '@/lib/iana/port-runs';
import { type RegistryRow, releaseHash } from '@/lib/iana/row';
import { findRows, type KeptRow, placeRows, storePeople, storeRows } from '@/lib/iana/rows-store';
import { record } from '@/lib/audit/commands';
import type { LogAction } from '@/lib/audit/types';
import { ALL_TAG, notifyTags } from '@/lib/platform/cache-tags';
import { inTransaction, type Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { lockName } from '@/lib/platform/row-lock';
import { statusTable } from '@/lib/ports/rules/status-table';

export interface ImportOptions {
  /** Imports what would be refused, for a person who has looked. */
  readonly force?: boolean;
  /** Puts an older release in its place in the history; the current one stays. */
  readonly fill?: boolean;
  /** Says what would happen and writes nothing. */
  readonly dryRun?: boolean;
  /** The release's own date, `YYYY-MM-DD`, where the file has none or a wrong one. */
  readonly date?: string;
  /** The file is known to be right: it is taken even where the machine's clock is behind its date. */
  readonly shipped?: boolean;
  /** Hears what the import will do to the site, before it does, and what a person has to look at. */
  readonly say?: (line: string) => void;
}

export interface ImportOutcome {
  readonly date: string;
  /** Against the release before it in the history, as `GET /releases/{date}` tells it. */
  readonly rows: ReleaseDiff['rows'];
  readonly ports: PortChanges;
  /** The very same release was there already, and the current one where it was to be. */
  readonly unchanged: boolean;
}

/** A history of dozens of releases may have to be written anew. */
const IMPORT_TIMEOUT_MS = 600_000;

class Refused extends Error {}
class DryRun extends Error {
  constructor(readonly outcome: ImportOutcome) {
    super('dry run');
  }
}

/**
 * Takes in the release in `bytes` (XML or CSV, plain or gzipped): rows, people, the diff to the release
 * before it; where it becomes the current one also port statuses, search and grades of reports. All in one
 * transaction. A file that cannot be read or must not follow is `invalid`, the reason in one line.
 */
export async function importRelease(
  bytes: Uint8Array,
  options: ImportOptions,
  now: Date,
): Promise<Result<ImportOutcome, 'invalid'>> {
  const parsed = parseRelease(bytes, {
    ...(options.date === undefined ? {} : { date: options.date }),
    ...(options.shipped === true ? {} : { now }),
  });
  if (!parsed.ok) return failure('invalid', { reason: parsed.error.message });
  try {
    const outcome = await inTransaction((tx) => applyRelease(tx, parsed.release, options, now), {
      timeout: IMPORT_TIMEOUT_MS,
    });
    return success(outcome);
  } catch (error) {
    if (error instanceof Refused) return failure('invalid', { reason: error.message });
    if (error instanceof DryRun) return success(error.outcome);
    throw error;
  }
}

type Known = KnownRelease & StoredRelease;

async function applyRelease(
  tx: Tx,
  release: Release,
  options: ImportOptions,
  now: Date,
): Promise<ImportOutcome> {
  // Two at once would both follow the same release.
  await lockName(tx, 'release-import');
  const history = await findHistory(tx);
  const sha256 = releaseHash(release.rows);
  const { date, dateIsLowerBound } = release;
  const plan = planImport(history, { date, sha256, dateIsLowerBound }, options);
  if (plan.kind === 'refused') throw new Refused(plan.reason);
  if (plan.kind === 'unchanged') return unchangedOutcome(release);

  const order = wantedOrder(history, { id: NEW, date, sha256 }, plan);
  const place = order.findIndex((one) => one.date === date);
  const previous = order[place - 1] ?? null;
  const kept = previous === null ? null : await findRows(tx, previous.id);
  const news = releaseNews(kept, release.rows);
  const loss = kept === null || plan.kind === 'again' ? null : lossOf(kept, news.diff);
  const reason = loss === null ? null : lossReason(date, loss);
  if (reason !== null && options.force !== true) throw new Refused(reason);
  for (const line of warnings(plan, loss, reason)) options.say?.(line);
  const outcome: ImportOutcome = {
    date,
    rows: news.diff.rows,
    ports: news.ports,
    unchanged: false,
  };
  if (options.dryRun === true) throw new DryRun(outcome);

  await storeRelease(tx, { release, sha256, news, history, order, kept, now });
  await storePeople(tx, release.people, plan.kind === 'next');
  const follows = plan.kind === 'next' && kept !== null;
  const changes = follows ? news.diff.changes : null;
  for (const line of await follow(tx, plan, release, outcome, changes, now)) options.say?.(line);
  return outcome;
}

/** The releases in the history's order, the current one last. */
async function findHistory(tx: Tx): Promise<Known[]> {
  const releases = await tx.release.findMany({
    orderBy: { id: 'asc' },
    select: { id: true, date: true, sha256: true },
  });
  return releases.map((release) => ({ ...release, date: isoDay(release.date) }));
}

/** The number of a release that has none yet. */
const NEW = 0;

function wantedOrder(history: readonly Known[], candidate: Known, plan: Plan): Known[] {
  const known = history.find(({ date }) => date === candidate.date);
  const all = known === undefined ? [...history, candidate] : history;
  return historyOrder(
    all,
    plan.kind === 'fill' ? (history.at(-1) ?? candidate) : (known ?? candidate),
  );
}

function lossOf(kept: readonly KeptRow[], { changes, rows }: ReleaseDiff): Loss {
  const gone = new Set<RegistryRow | null>(
    changes.filter((change: RowChange) => change.after === null).map(({ before }) => before),
  );
  // The registry's order is that of its files: by port, services without one at the end.
  const lastKept = kept.findLastIndex((row) => !gone.has(row));
  return { rows: kept.length, removed: rows.removed, tail: kept.length - 1 - lastKept };
}

function warnings(plan: Plan, loss: Loss | null, reason: string | null): string[] {
  const lost =
    reason === null ? [] : [`This takes ${loss?.removed ?? 0} rows of the registry off the site.`];
  return 'warning' in plan ? [plan.warning, ...lost] : plan.kind === 'next' ? lost : [];
}

interface Storing {
  readonly release: Release;
  readonly sha256: string;
  readonly news: ReleaseNews;
  readonly history: readonly Known[];
  readonly order: readonly Known[];
  readonly kept: readonly KeptRow[] | null;
  readonly now: Date;
}

/** Where the release simply follows the last one, only what changed is written; else the history anew. */
async function storeRelease(tx: Tx, storing: Storing): Promise<void> {
  const { release, sha256, news, history, order, kept, now } = storing;
  const isNew = order.some(({ id }) => id === NEW);
  const data = releaseData(release, sha256, news.diff, now);
  const id = isNew ? (await tx.release.create({ data })).id : NEW;
  const last = history.at(-1);
  const follows = isNew && order.at(-1)?.id === NEW && order.at(-2) === last;
  if (follows) {
    await storeRows(tx, kept ?? [], placeRows(release.rows), id, last?.id ?? null);
    await storeNews(tx, id, news);
    return;
  }
  const numbered = order.map((one) => (one.id === NEW ? { ...one, id } : one));
  await reorderHistory(tx, history, numbered, isNew ? { id, rows: release.rows } : undefined);
}

const ACTIONS: Readonly<Record<'next' | 'fill' | 'back' | 'again', LogAction>> = {
  next: 'release.imported',
  fill: 'release.filled-in',
  back: 'release.made-current',
  again: 'release.made-current',
};

/** So many questions that nobody could be asked are said in the log, then how many more there are. */
const MOST_TO_LOOK_AT = 20;

/**
 * What hangs on the registry, and the public log; in a filled gap nothing hangs on it but pages. `changes` are those to the
 * release that was current; null: anything may have changed. Answers what a person has to look at, as the log says it.
 */
async function follow(
  tx: Tx,
  plan: Exclude<Plan, { kind: 'refused' | 'unchanged' }>,
  release: Release,
  { ports }: ImportOutcome,
  changes: readonly RowChange[] | null,
  now: Date,
): Promise<string[]> {
  const { date, form, rows } = release;
  if (plan.kind !== 'fill') {
    await storePortRuns(tx, portRuns(statusTable(rows)));
    await refreshServiceEntries(tx, release, changes);
    await regradeReports(tx, release, { changes, isNews: plan.kind === 'next' }, now);
  }
  const unasked = plan.kind === 'next' ? await askAboutNames(tx, release, ports, now) : [];
  if (plan.kind === 'next') await askAboutProfiles(tx, date, now);
  const toLook = unasked.slice(0, MOST_TO_LOOK_AT);
  if (unasked.length > toLook.length) toLook.push(`And ${unasked.length - toLook.length} more.`);
  const said = `Release of ${date} (${form.toUpperCase()}, ${rows.length} rows)`;
  const reason = [said, ...toLook].join('\n');
  const action = ACTIONS[plan.kind];
  await record(tx, { action, actorId: null, subject: { type: 'release', id: date }, reason }, now);
  await notifyTags(tx, [ALL_TAG]);
  return toLook;
}

function unchangedOutcome(release: Release): ImportOutcome {
  const rows = { same: release.rows.length, added: 0, removed: 0, changed: 0, renamed: 0 };
  const ports = { named: [], unnamed: [], renamed: [], textChanged: [], events: [] };
  return { date: release.date, rows, ports, unchanged: true };
}

/** `YYYY-MM-DD` of a date column. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
