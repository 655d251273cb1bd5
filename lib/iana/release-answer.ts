import type { RowChange, RowCounts } from '@/lib/iana/diff';
import { rowOfChange } from '@/lib/iana/diff';
import type { PortEvent } from '@/lib/iana/port-events';
import { rowAnswer, type People } from '@/lib/iana/row-answer';
import type { ReleaseAnswer } from '@/lib/iana/schema';
import { isPorted } from '@/lib/ports/types';

/** A release with what its import found out, however it is kept. */
export interface ReleaseDetail {
  readonly date: string;
  readonly previous: string | null;
  readonly form: 'xml' | 'csv';
  readonly dateIsLowerBound: boolean;
  readonly rows: RowCounts;
  readonly changes: readonly RowChange[];
  readonly events: readonly Pick<
    PortEvent,
    'type' | 'port' | 'transport' | 'namesBefore' | 'namesAfter'
  >[];
}

/** The release as `GET /releases/{date}` answers it; the counts are those of iana.md's tables. */
export function releaseAnswer(release: ReleaseDetail, people: People): ReleaseAnswer {
  return {
    date: release.date,
    previous: release.previous,
    form: release.form,
    rows: release.rows,
    ports: portSummary(release),
    changes: release.changes.map((change) => ({
      type: change.type,
      port: rowOfChange(change).portStart,
      transport: rowOfChange(change).transport,
      before: change.before === null ? null : rowAnswer(change.before, people),
      after: change.after === null ? null : rowAnswer(change.after, people),
      fields: change.fields.map(({ field, before, after }) => ({ field, before, after })),
    })),
  };
}

/** Ports by what happened to them, ascending, each once in each list. */
export function portSummary({
  events,
  changes,
}: Pick<ReleaseDetail, 'events' | 'changes'>): ReleaseAnswer['ports'] {
  const portsWith = (type: PortEvent['type']) =>
    distinct(events.filter((event) => event.type === type).map((event) => event.port));
  return {
    named: portsWith('assigned'),
    unnamed: portsWith('de-assigned'),
    renamed: portsOf(changes.filter((change) => change.type === 'renamed')),
    textChanged: portsOf(changes.filter(keepsItsName)),
  };
}

function keepsItsName({ before, after }: RowChange): boolean {
  return (
    before !== null &&
    after !== null &&
    before.serviceName !== null &&
    before.serviceName === after.serviceName
  );
}

/** The ports that the rows cover as they are after the change. */
function portsOf(changes: readonly RowChange[]): number[] {
  const rows = changes.flatMap(({ after }) => (after === null ? [] : [after])).filter(isPorted);
  return distinct(
    rows.flatMap((row) =>
      Array.from({ length: row.portEnd - row.portStart + 1 }, (_, at) => row.portStart + at),
    ),
  );
}

function distinct(ports: readonly number[]): number[] {
  return [...new Set(ports)].sort((a, b) => a - b);
}
