import type { Grade, GradeReason, Role } from '@/lib/reports/types';

/** Established confirmers a report needs before it can be confirmed. */
export const CONFIRMERS_NEEDED = 2;
/** Established disputes that put a report in doubt by themselves. */
export const DISPUTERS_NEEDED = 2;

/** What the grade is computed from. Votes are those of established members in the present epoch. */
export interface GradeInput {
  readonly role: Role;
  readonly finding: 'refuted' | 'historic' | null;
  /** A service of the software's own name is assigned on the port by now (`lib/iana/became-official.ts`). */
  readonly nowOfficial: boolean;
  readonly evidence: readonly { readonly supports: boolean; readonly primary: boolean }[];
  readonly confirm: number;
  readonly dispute: number;
}

export interface Graded {
  readonly grade: Grade;
  readonly reason: GradeReason;
}

/**
 * The grade of a report with its reason. Precedence: refuted, now-official, historic, disputed,
 * confirmed, supported, unverified. So 2-0 with a primary source is confirmed, 2-1 supported,
 * 3-1 confirmed, 2-2 disputed, 5-2 confirmed (workflow, "Grades").
 */
export function gradeOf(input: GradeInput): Graded {
  const sources = input.evidence.filter((item) => item.supports).length;
  const primarySources = input.evidence.filter((item) => item.supports && item.primary).length;
  const contrary = input.evidence.length - sources;
  const { confirm, dispute } = input;
  const facts = { sources, primarySources, contrary, confirm, dispute };
  const answer = (grade: Grade, code: GradeReason['code']): Graded => ({
    grade,
    reason: { code, ...facts, missing: missingFor(grade, facts) },
  });

  if (input.finding === 'refuted') return answer('refuted', 'refuted-finding');
  if (input.nowOfficial) return answer('now-official', 'same-service');
  if (input.finding === 'historic' || (input.role === 'historic' && sources > 0)) {
    return answer('historic', 'historic-finding');
  }
  if (dispute >= DISPUTERS_NEEDED && 3 * dispute >= confirm + dispute) {
    return answer('disputed', 'disputed-by-votes');
  }
  if (dispute > 0 && contrary > 0) return answer('disputed', 'disputed-by-evidence');
  if (primarySources > 0 && hasConfirmers(confirm) && hasMajority(confirm, dispute)) {
    return answer('confirmed', 'confirmed');
  }
  return sources > 0 ? answer('supported', 'supported') : answer('unverified', 'no-source');
}

type Facts = Pick<GradeReason, 'sources' | 'primarySources' | 'contrary' | 'confirm' | 'dispute'>;

function hasConfirmers(confirm: number): boolean {
  return confirm >= CONFIRMERS_NEEDED;
}

/** More than two thirds of the established votes confirm. */
function hasMajority(confirm: number, dispute: number): boolean {
  return 3 * confirm > 2 * (confirm + dispute);
}

/** What would raise the grade, in the order in which a person would go about it. */
function missingFor(grade: Grade, facts: Facts): GradeReason['missing'] {
  if (grade === 'unverified') return ['source'];
  if (grade === 'disputed')
    return facts.contrary > 0 ? ['contrary-answer', 'majority'] : ['majority'];
  if (grade !== 'supported') return [];
  const missing: GradeReason['missing'] = [];
  if (facts.primarySources === 0) missing.push('primary-source');
  if (!hasConfirmers(facts.confirm)) missing.push('confirmers');
  if (facts.dispute > 0 && !hasMajority(facts.confirm, facts.dispute)) missing.push('majority');
  return missing;
}

/** The quantile that the Wilson bound is taken at (80 %, one-sided 90 %); workflow, "Grades". */
const Z = 1.281551565545;

/**
 * Wilson lower bound of the share of established votes that confirm, from 0 to 1; 0 where nobody
 * confirmed. Orders reports of one grade and is never shown (1-0 0.378, 2-0 0.549, 5-1 0.575).
 */
export function standingOf(confirm: number, dispute: number): number {
  const n = confirm + dispute;
  if (confirm === 0) return 0;
  const share = confirm / n;
  const z2 = Z * Z;
  const margin = Z * Math.sqrt((share * (1 - share) + z2 / (4 * n)) / n);
  return (share + z2 / (2 * n) - margin) / (1 + z2 / n);
}
