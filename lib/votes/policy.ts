/** Why somebody may not vote on a report: a key of the catalogues. */
export type VoteDenial = 'not-signed-in' | 'own-report';

/** Null where the viewer may vote: nobody votes on their own report (workflow, "Who may what"). */
export function voteDenial(
  viewer: { readonly id: string } | null,
  report: { readonly authorId: string },
): VoteDenial | null {
  if (viewer === null) return 'not-signed-in';
  return viewer.id === report.authorId ? 'own-report' : null;
}
