import { PRIMARY_KINDS, type EvidenceKind } from '@/lib/reports/types';
import { isOwnPlace, isUnder, linkPlace, type OwnPlaces } from '@/lib/software/places';

/** Hosts of RFCs: the text is its own authority wherever the software's maker publishes. */
const RFC_HOSTS: readonly string[] = ['rfc-editor.org', 'datatracker.ietf.org', 'ietf.org'];

/**
 * Whether evidence counts as primary: of a primary kind, and linked to where the software itself
 * publishes, or an RFC, or ticked by a reviewer. An observation never is (workflow, "A report says").
 */
export function isPrimary(
  evidence: { readonly kind: EvidenceKind; readonly url: string | null; readonly ticked: boolean },
  places: OwnPlaces,
): boolean {
  if (!PRIMARY_KINDS.includes(evidence.kind) || evidence.url === null) return false;
  if (evidence.ticked) return true;
  const link = linkPlace(evidence.url);
  if (link === null) return false;
  if (evidence.kind === 'rfc' && RFC_HOSTS.some((host) => isUnder(link.host, host))) return true;
  return isOwnPlace(evidence.url, places);
}
