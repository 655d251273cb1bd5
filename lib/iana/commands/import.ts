import { diffRows, rowOfChange, type ReleaseDiff } from '@/lib/iana/diff';
import { parseRelease, type Release } from '@/lib/iana/parse/release';
import { portChanges, type PortChanges } from '@/lib/iana/port-events';
import { portRuns, storePortRuns } from '@/lib/iana/port-runs';
import { refusal } from '@/lib/iana/refusals';
import { releaseHash } from '@/lib/iana/row';
import {
  inRelease,
  placeRows,
  REGISTRY_ORDER,
  rowFromStore,
  storeRows,
} from '@/lib/iana/rows-store';
import { askAboutNames } from '@/lib/iana/commands/ask-about-names';
import { regradeReports } from '@/lib/iana/commands/regrade';
import { refreshServiceEntries } from '@/lib/iana/commands/search-entries';
import { ALL_TAG, notifyTags } from '@/lib/platform/cache-tags';
import { inTransaction, type Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { statusTable } from '@/lib/ports/rules/status-table';

export interface ImportOptions {
  /** Imports what would be refused, for a person who has looked. */
  readonly force?: boolean;
  /** Says what would happen and writes nothing. */
  readonly dryRun?: boolean;
  /** The release's own date, `YYYY-MM-DD`, where the file has none or a wrong one. */
  readonly date?: string;
}

export interface ImportOutcome {
  readonly date: string;
  readonly rows: ReleaseDiff['rows'];
  readonly ports: PortChanges;
  /** The very same release was the current one already. */
  readonly unchanged: boolean;
}

/** Serialises imports: two at once would both follow the same release. */
const IMPORT_LOCK = 7_201_323;
const IMPORT_TIMEOUT_MS = 120_000;

const NO_PORTS: PortChanges = { named: [], unnamed: [], renamed: [], textChanged: [], events: [] };

class Refused extends Error {}
class DryRun extends Error {
  constructor(readonly outcome: ImportOutcome) {
    super('dry run');
  }
}

/**
 * Makes the release in `bytes` (XML or CSV, plain or gzipped) the current one: rows, people, the diff
 * to the release before it, port statuses, grades of reports that became official. All in one
 * transaction. A file that cannot be read or must not follow is `invalid`, the reason in one line.
 */
export async function importRelease(
  bytes: Uint8Array,
  options: ImportOptions,
  now: Date,
): Promise<Result<ImportOutcome, 'invalid'>> {
  const parsed = parseRelease(bytes, { date: options.date });
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

async function applyRelease(
  tx: Tx,
  release: Release,
  options: ImportOptions,
  now: Date,
): Promise<ImportOutcome> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK})`;
  const current = await tx.release.findFirst({ orderBy: { id: 'desc' } });
  const sha256 = releaseHash(release.rows);
  const currentDate = current === null ? null : isoDay(current.date);
  if (current !== null && currentDate === release.date && current.sha256 === sha256) {
    return unchangedOutcome(release);
  }

  const stored =
    current === null
      ? []
      : await tx.registryRow.findMany({ where: inRelease(current.id), orderBy: REGISTRY_ORDER });
  const kept = stored.map(rowFromStore);
  const diff = diffRows(kept, release.rows);
  const table = statusTable(release.rows);
  // The first release is a beginning, not news: its 14,500 rows "added" would only be noise.
  const ports = current === null ? NO_PORTS : portChanges(kept, release.rows, diff);
  const reason = refusal(
    current === null ? null : { date: currentDate ?? '', rowCount: current.rowCount },
    {
      date: release.date,
      rowCount: release.rows.length,
      dateIsLowerBound: release.dateIsLowerBound,
    },
    diff.rows.removed,
    options.force ?? false,
  );
  if (reason !== null) throw new Refused(reason);
  const outcome: ImportOutcome = { date: release.date, rows: diff.rows, ports, unchanged: false };
  if (options.dryRun === true) throw new DryRun(outcome);

  const { id } = await tx.release.create({ data: releaseData(release, sha256, diff, now) });
  await storeRows(tx, kept, placeRows(release.rows), id, current?.id ?? null);
  await storePeople(tx, release);
  if (current !== null) await storeChanges(tx, id, diff, ports);
  await storePortRuns(tx, portRuns(table));
  await refreshServiceEntries(tx, release);
  await regradeReports(tx, release, now);
  await askAboutNames(tx, release, ports, now);
  await notifyTags(tx, [ALL_TAG]);
  return outcome;
}

function unchangedOutcome(release: Release): ImportOutcome {
  const rows = { same: release.rows.length, added: 0, removed: 0, changed: 0, renamed: 0 };
  return { date: release.date, rows, ports: NO_PORTS, unchanged: true };
}

function releaseData(release: Release, sha256: string, { rows }: ReleaseDiff, now: Date) {
  return {
    date: new Date(`${release.date}T00:00:00Z`),
    form: release.form,
    sha256,
    rowCount: release.rows.length,
    ...rows,
    footnotes: release.footnotes.map(({ anchor, text }) => ({ anchor, text })),
    dateIsLowerBound: release.dateIsLowerBound,
    importedAt: now,
  };
}

/** `YYYY-MM-DD` of a date column. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Only the XML resolves people; who is no longer named stays, older releases still do. */
async function storePeople(tx: Tx, release: Release): Promise<void> {
  if (release.people.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO registry_person (id, name, org)
    SELECT DISTINCT ON (id) id, name, org
    FROM jsonb_to_recordset(${JSON.stringify(release.people)}::jsonb) AS person(id text, name text, org text)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, org = excluded.org
    WHERE (registry_person.name, registry_person.org) IS DISTINCT FROM (excluded.name, excluded.org)`;
}

async function storeChanges(
  tx: Tx,
  releaseId: number,
  diff: ReleaseDiff,
  ports: PortChanges,
): Promise<void> {
  const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as object;
  await tx.rowChange.createMany({
    data: diff.changes.map((change) => {
      const row = rowOfChange(change);
      return {
        releaseId,
        type: change.type,
        port: row.portStart,
        portEnd: row.portEnd,
        transport: row.transport,
        ...(change.before === null ? {} : { before: json(change.before) }),
        ...(change.after === null ? {} : { after: json(change.after) }),
        fields: json(change.fields),
        news: change.news,
      };
    }),
  });
  await tx.portEvent.createMany({
    data: ports.events.map((event) => ({
      releaseId,
      type: event.type,
      port: event.port,
      transport: event.transport,
      from: event.from,
      to: event.to,
      namesBefore: [...event.namesBefore],
      namesAfter: [...event.namesAfter],
    })),
  });
}
