import type { LogSubject } from '@/lib/audit/types';
import { TRUST } from '@/lib/levels/levels';
import type { SearchEntryRow } from '@/lib/search/types';
import { type Cell, Json, type Table, TABLES } from './copy-text';
import type { Plan } from './plan';
import type { Survey } from './survey';

/** A part of the community, small enough to be held: rows by table, and what the search finds. */
export interface Batch {
  readonly rows: Readonly<Record<Table, Cell[][]>>;
  readonly entries: readonly SearchEntryRow[];
}

/** The numbers that the first of each will have. */
export interface FirstNumbers {
  readonly software: number;
  readonly report: number;
  readonly edit: number;
  readonly flag: number;
}

/** Gathers rows until they are taken. */
export class Sink {
  protected rows = emptyRows();
  protected entries: SearchEntryRow[] = [];

  constructor(
    protected readonly plan: Plan,
    protected readonly surveyed: Survey,
    protected readonly first: FirstNumbers,
  ) {}

  take(): Batch {
    const batch = { rows: this.rows, entries: this.entries };
    [this.rows, this.entries] = [emptyRows(), []];
    return batch;
  }

  protected log(
    at: number,
    action: string,
    actor: number | null,
    subject: { readonly type: LogSubject; readonly id: number | string },
    reason: string,
    more: {
      readonly ports?: { readonly portStart: number; readonly portEnd: number };
      readonly editId?: number;
      readonly data?: unknown;
    } = {},
  ): void {
    const { ports, editId = null, data = {} } = more;
    this.rows.log_entry.push([
      ...[date(at), actor === null ? null : this.idOf(actor), action, subject.type],
      ...[String(subject.id), ports?.portStart ?? null, ports?.portEnd ?? null, editId, reason],
      new Json(data),
    ]);
  }

  protected earned(who: number): number {
    return (this.surveyed.risenAt[who] ?? null) === null ? TRUST.member : TRUST.contributor;
  }

  protected idOf(who: number): string {
    const person = this.plan.people[who];
    if (person === undefined) throw new RangeError(`there is no person ${who}`);
    return person.id;
  }
}

/** A moment as its column takes it. */
export function date(at: number): Date;
export function date(at: number | null): Date | null;
export function date(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}

function emptyRows(): Record<Table, Cell[][]> {
  return Object.fromEntries(TABLES.map((table): [Table, Cell[][]] => [table, []])) as Record<
    Table,
    Cell[][]
  >;
}
