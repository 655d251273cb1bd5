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
