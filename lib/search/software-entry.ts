import type { Grade } from '@/lib/reports/types';
import { aboutText, haystackOf, portsIn, termsOf, wordText } from '@/lib/search/entry';
import type { SearchEntryRow } from '@/lib/search/types';

export interface FoundSoftware {
  readonly slug: string;
  readonly name: string;
  readonly tagline: string;
  readonly aliases: readonly string[];
}

/** The parts of a report that its software is found by. */
export interface FoundReport {
  readonly portStart: number;
  readonly portEnd: number;
  readonly summary: string;
  readonly grade: Grade;
}

const BASE_WEIGHT = 0.4;
const WEIGHT_OF_A_REPORT = 0.06;
const COUNTED_REPORTS = 5;
const CONFIRMED_WEIGHT = 0.2;
/** What was found to be wrong must not lead anybody to the software. */
const WRONG: readonly Grade[] = ['refuted'];

/**
 * The entry of a piece of software with its active reports (retired and merged ones left out by the
 * caller). A software entry that was merged into another has none: drop it.
 */
export function softwareEntry(
  software: FoundSoftware,
  reports: readonly FoundReport[],
): SearchEntryRow {
  const standing = reports.filter((report) => !WRONG.includes(report.grade));
  const terms = termsOf([software.name, software.slug, ...software.aliases]);
  const about = aboutText(
    software.tagline === '' ? (standing[0]?.summary ?? '') : software.tagline,
  );
  const confirmed = standing.some(
    (report) => report.grade === 'confirmed' || report.grade === 'now-official',
  );
  return {
    kind: 'software',
    key: software.slug,
    title: software.name,
    about,
    terms,
    haystack: haystackOf(terms, about),
    text: wordText([about, ...standing.map((report) => report.summary)]),
    ports: portsIn(standing.map(({ portStart, portEnd }) => ({ start: portStart, end: portEnd }))),
    weight:
      BASE_WEIGHT +
      WEIGHT_OF_A_REPORT * Math.min(standing.length, COUNTED_REPORTS) +
      (confirmed ? CONFIRMED_WEIGHT : 0),
  };
}
