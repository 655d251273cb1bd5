import type { EditKind } from '@/lib/edits/types';

/** A kind as the catalogues spell it: a dot would part the key. */
export function kindKey(kind: EditKind): string {
  return kind.replace('.', '-');
}
