import { newestContents } from '@/lib/edits/kinds/revisions-of-many';
import { findWriters } from '@/lib/edits/kinds/writers';
import { piecesOf } from '@/lib/edits/rules/pieces';
import type { SubjectType } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { wordsFrom } from './words';

/** Everybody who has words in what a thing says now. */
export async function findSpeakers(
  tx: Tx,
  thing: { readonly type: SubjectType; readonly id: number },
): Promise<string[]> {
  const { type, id } = thing;
  const said = piecesOf((await newestContents(tx, type, [id])).get(id) ?? {});
  return findWriters(tx, await wordsFrom(tx, [{ type, id, said }]));
}
