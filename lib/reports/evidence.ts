import type { EvidenceChange } from '@/lib/reports/changes';
import { type EvidenceContent, REPORT_BOUNDS } from '@/lib/reports/content';
import { isPrimary } from '@/lib/reports/rules/primary';
import type { OwnPlaces } from '@/lib/software/places';

/**
 * Proposed evidence as a revision keeps it. What is left out: checked today, supports, published by
 * the vendor where the link is theirs. New pieces get keys of their edit.
 */
export function evidenceContents(
  proposed: readonly EvidenceChange[],
  editId: number,
  places: OwnPlaces,
  now: Date,
): EvidenceContent[] {
  return proposed.map((item, index) => {
    const url = item.url ?? null;
    const own = isPrimary({ kind: 'vendor-docs', url, ticked: false }, places);
    return {
      key: proposedKey(editId, item, index),
      kind: item.kind,
      publisher: item.publisher ?? (own ? 'vendor' : 'third-party'),
      title: item.title ?? '',
      url,
      quote: item.quote ?? '',
      checkedOn: item.checkedOn ?? now.toISOString().slice(0, 10),
      supports: item.supports ?? true,
      ticked: item.ticked ?? false,
    };
  });
}

/** The key that a proposed piece has, or will get of its edit when it is applied. */
export function proposedKey(
  editId: number,
  piece: { readonly key?: string | undefined },
  index: number,
): string {
  return piece.key ?? `${editId}.${index + 1}`;
}

/**
 * Proposed evidence with what the proposer left open filled in: a piece the report has already keeps its key and
 * whatever was not said of it again (told by its key, or by its link), a new one was checked today. Each piece that
 * stands is one piece of what is proposed: whoever names it again brings a new one. A tick and a publisher are of the
 * link that they were given for.
 */
export function completeEvidence(
  proposed: readonly EvidenceChange[],
  present: readonly EvidenceContent[],
  now: Date,
): EvidenceChange[] {
  const taken = new Set(proposed.flatMap(({ key }) => key ?? []));
  const used = new Set<string>();
  return proposed.map((item) => {
    const known = present.find(({ key, url }) =>
      item.key === undefined
        ? url !== null && url === item.url && !taken.has(key) && !used.has(key)
        : key === item.key && !used.has(key),
    );
    if (known === undefined) {
      const { key: _, ...fresh } = item;
      return { checkedOn: now.toISOString().slice(0, 10), ...fresh };
    }
    used.add(known.key);
    if (item.url === undefined || item.url === known.url)
      return { ...known, ...item, key: known.key };
    const { ticked: _ticked, publisher: _publisher, ...kept } = known;
    return { ...kept, ...item, key: known.key };
  });
}

/**
 * Evidence of two reports that become one: `into`'s first, then what the other knows besides, told
 * by its link (an observation by itself), as far as there is room.
 */
export function uniteEvidence(
  into: readonly EvidenceContent[],
  from: readonly EvidenceContent[],
): EvidenceContent[] {
  const united = [...into];
  for (const piece of from) {
    if (piece.url !== null && united.some(({ url }) => url === piece.url)) continue;
    if (united.length >= REPORT_BOUNDS.evidence) break;
    united.push({ ...piece, key: freeKey(piece.key, united) });
  }
  return united;
}

function freeKey(wanted: string, taken: readonly EvidenceContent[]): string {
  let key = wanted;
  while (taken.some((piece) => piece.key === key)) key = `${key}'`;
  return key;
}
