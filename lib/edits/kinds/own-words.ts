import type { Fields } from '@/lib/edits/types';
import type { Failure } from '@/lib/platform/errors';
import type { Tx } from '@/lib/platform/db';
import type { EvidenceContent, ReportContent } from '@/lib/reports/content';
import type { EvidenceChange } from '@/lib/reports/changes';
import { addedHosts, evidenceTooEarly, leadsToNewDomain, tickedByOthers } from './input';

/**
 * What the rules of a proposal say of evidence in somebody's own words, among what was there before.
 * `known`: what stands, and what comes back. `trust`: the level of whoever wrote them.
 */
export function wrongWords(
  content: Fields,
  known: readonly Fields[],
  trust: number,
  now: Date,
): Failure<'invalid'> | null {
  const before = known.flatMap(evidenceIn);
  const { evidence: pieces = [] } = content as { readonly evidence?: readonly EvidenceChange[] };
  const evidence = pieces.map((piece) => ({
    ...piece,
    // A tick that comes back with its link was given by a reviewer before.
    ticked: piece.ticked === true && !before.some((one) => one.ticked && isSamePiece(one, piece)),
  }));
  return tickedByOthers(evidence, trust) ?? evidenceTooEarly(evidence, now);
}

function evidenceIn(fields: Fields): readonly EvidenceContent[] {
  return (fields as Partial<ReportContent>).evidence ?? [];
}

/** A proposal may leave the key out. */
function isSamePiece(one: EvidenceContent, other: EvidenceChange): boolean {
  return [one.key, undefined].includes(other.key) && one.url === other.url;
}

/** Whether those words lead to a domain that the registry has not seen. */
export function bringsNewDomain(
  tx: Tx,
  content: Fields,
  known: readonly Fields[],
): Promise<boolean> {
  return leadsToNewDomain(tx, addedHosts({ known: known.map(withLinks) }, withLinks(content)));
}

/** An entry's domains stand there without what makes a link of them. */
function withLinks(fields: Fields): Fields {
  const { domains = [] } = fields as { readonly domains?: readonly string[] };
  return { ...fields, domains: domains.map((one) => `http://${one}`) };
}
