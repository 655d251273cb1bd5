import { WIDEST_USE } from '@/lib/ports/rules/space';
import type { Grade } from '@/lib/reports/types';
import { COMMONNESS, softwareNameKey } from '@/lib/software/types';

/** Grades from the one a reader should see first; historic and refuted come last. */
export const GRADES_IN_ORDER = [
  'now-official',
  'confirmed',
  'supported',
  'disputed',
  'unverified',
  'historic',
  'refuted',
] as const satisfies readonly Grade[];

/** What the order reads of a report. */
export interface Ordered {
  readonly id: number;
  readonly portStart: number;
  readonly portEnd: number;
  readonly grade: string;
  readonly onByDefault: boolean | null;
  /** The votes' lower bound, 0 to 1. */
  readonly standing: number;
  readonly software: { readonly name: string; readonly commonness: string };
}

/** The columns that `inReadingOrder` reads, for queries that select few. */
export const ORDERED_COLUMNS = {
  ...{ id: true, portStart: true, portEnd: true, grade: true, onByDefault: true, standing: true },
  software: { select: { slug: true, name: true, commonness: true } },
} as const;

/** Whether the range is so wide that any one of its ports is only one of many: more than `WIDEST_USE` ports. */
export function isWide({ portStart, portEnd }: Pick<Ordered, 'portStart' | 'portEnd'>): boolean {
  return portEnd - portStart >= WIDEST_USE;
}

const rankIn = (list: readonly string[], word: string) =>
  list.includes(word) ? list.indexOf(word) : list.length;

/**
 * What is compared, one after the other; the smaller comes first. The database's `reading_rank` says the same of all
 * but the votes.
 */
function ranks(report: Ordered): readonly number[] {
  return [
    isWide(report) ? 1 : 0,
    rankIn(GRADES_IN_ORDER, report.grade),
    rankIn(COMMONNESS, report.software.commonness),
    report.onByDefault === true ? 0 : 1,
    report.portEnd - report.portStart,
    -report.standing,
  ];
}

/**
 * Reports in the one order in which they are read everywhere (workflow, "Grades"): wide ranges last; then
 * by grade, how common the software is, on by default, the narrower range, the votes' bound and the
 * software's name. Of two alike the older comes first.
 */
export function inReadingOrder<T extends Ordered>(reports: readonly T[]): T[] {
  return reports
    .map((report) => ({
      report,
      numbers: [...ranks(report)],
      name: softwareNameKey(report.software.name),
    }))
    .sort((a, b) => {
      const at = a.numbers.findIndex((number, index) => number !== b.numbers[index]);
      if (at >= 0) return (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
      return compareBytes(a.name, b.name) || a.report.id - b.report.id;
    })
    .map(({ report }) => report);
}

/** By code points, as the database compares under the collation "C". */
function compareBytes(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return afterAll(left) - afterAll(right);
  }
  return a.length - b.length;
}

/** Halves of a pair stand for code points that come after all others, though their numbers do not. */
const afterAll = (unit: number) => (unit >= 0xd8_00 && unit < 0xe0_00 ? unit + 0x1_00_00 : unit);

/**
 * The same order for ORDER BY; `report` is the table's name in the statement. The columns hold what `ranks` compares
 * before the votes, and the software's name; the database keeps them. Without votes a vote changes nothing of it.
 */
export function readingOrderSql(report: string, votes = true): string {
  const standing = votes ? `${report}.standing DESC, ` : '';
  return `${report}.reading_rank, ${standing}${report}.reading_name COLLATE "C", ${report}.id`;
}
