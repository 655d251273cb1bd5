import type { RowChange, RowCounts } from '@/lib/iana/diff';
import { rowOfChange } from '@/lib/iana/diff';
import { type PortEvent, portSummary } from '@/lib/iana/port-events';
import { rowAnswer, type People } from '@/lib/iana/row-answer';
import type { ReleaseAnswer } from '@/lib/iana/schema';

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
