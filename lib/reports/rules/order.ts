import { WIDEST_USE } from '@/lib/ports/rules/space';
import type { Grade } from '@/lib/reports/types';
import { COMMONNESS, softwareNameKey } from '@/lib/software/types';

/** Grades from the one a reader should see first; historic and refuted come last. */
const GRADES_IN_ORDER = [
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

/** What is compared, one after the other; the smaller comes first. `readingOrderSql` says the same in SQL. */
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
  const [left, right] = [Array.from(a), Array.from(b)];
  const at = left.findIndex((sign, index) => sign !== right[index]);
  if (at < 0) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
}

const sqlList = (words: readonly string[]) => `ARRAY['${words.join("', '")}']::text[]`;

/** The place of a grade in that order, for ORDER BY. */
export function gradeOrderSql(grade: string): string {
  return `array_position(${sqlList(GRADES_IN_ORDER)}, ${grade})`;
}

/**
 * The same order for ORDER BY; `report` and `software` are the names of the two tables in the statement. Without votes a
 * vote changes nothing of it.
 */
export function readingOrderSql(report: string, software: string, votes = true): string {
  return [
    `${report}.port_end - ${report}.port_start >= ${WIDEST_USE}`,
    gradeOrderSql(`${report}.grade`),
    `array_position(${sqlList(COMMONNESS)}, ${software}.commonness)`,
    `${report}.on_by_default IS NOT TRUE`,
    `${report}.port_end - ${report}.port_start`,
    ...(votes ? [`${report}.standing DESC`] : []),
    `${software}.name_key COLLATE "C"`,
    `${report}.id`,
  ].join(', ');
}

/** Grades in that order: the first of two stands before. */
export function byGrade(one: string, other: string): number {
  return rankIn(GRADES_IN_ORDER, one) - rankIn(GRADES_IN_ORDER, other);
}
