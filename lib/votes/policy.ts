/** Why somebody may not vote on a report: a key of the catalogues. */
export type VoteDenial = 'not-signed-in' | 'own-report' | 'own-claim';

/** A report as far as it says who may not vote on it. */
export interface Claim {
  readonly authorId: string;
  /** The viewer changed what votes are about, or a report of theirs became part of this one. */
  readonly isTheirs: boolean;
}

/** Null where the viewer may vote: nobody votes on what they claim themselves (workflow, "Grades" and "Who may what"). */
export function voteDenial(
  viewer: { readonly id: string } | null,
  report: Claim,
): VoteDenial | null {
  if (viewer === null) return 'not-signed-in';
  if (viewer.id === report.authorId) return 'own-report';
  return report.isTheirs ? 'own-claim' : null;
}
