import { z } from 'zod';
import { WAITING_STATES } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { rows } from '@/lib/platform/raw';
import { isCalled } from '@/lib/services/programs';
import { normName, slugFor } from '@/lib/software/types';
import { chosenBy, chosenEntry } from './chosen';

/**
 * Whether a new entry has a name, or would have an address, that means something else: an entry that is spelt otherwise, or
 * is also called so, a program that a service's profile names and nobody has reported, an official service on whatever
 * port, or what somebody else is about to call so.
 */
export async function takesName(tx: Tx, edit: Edit): Promise<boolean> {
  const choice = chosenBy(edit.changes);
  if (choice === undefined || !('name' in choice)) return false;
  if ((await chosenEntry(tx, choice)) !== null) return false;
  // Letters of other alphabets look like these ones.
  if (/[^\p{Script=Latin}\p{Script=Common}]/u.test(choice.name)) return true;
  const names = [choice.name, slugFor(choice.name)];
  for (const name of names) if (await isCalled(tx, name)) return true;
  const keys = names.map(normName);
  return (await isOfficial(tx, keys)) || isSaidByOthers(tx, edit, keys);
}

const Answer = z.object({ is: z.boolean() });

/** Whether a service is registered by one of these names, in normal form, in the current release. */
async function isOfficial(tx: Tx, keys: readonly string[]): Promise<boolean> {
  const [answer] = await rows(tx, Answer)`
    SELECT EXISTS (SELECT FROM registry_row
      WHERE last_release_id IS NULL AND service_name IS NOT NULL
        AND regexp_replace(lower(service_name), '[^a-z0-9]', '', 'g') = ANY (${[...keys]}::text[])) AS is`;
  return answer?.is ?? false;
}

const Said = z.object({ software: z.unknown(), name: z.unknown(), aliases: z.unknown() });

/** Whether an edit of somebody else that waits says one of these names: people decide whose it is. */
async function isSaidByOthers(tx: Tx, edit: Edit, keys: readonly string[]): Promise<boolean> {
  const waiting = await rows(tx, Said)`
    SELECT changes -> 'software' AS software, changes -> 'name' AS name, changes -> 'aliases' AS aliases
    FROM edit
    WHERE state = ANY (${[...WAITING_STATES]}::text[]) AND author_id <> ${edit.authorId}
      AND (changes ? 'name' OR changes ? 'aliases'
        OR (changes ? 'software' AND changes #> '{software,slug}' IS NULL))`;
  return waiting.some((said) => namesIn(said).some((name) => keys.includes(normName(name))));
}

/** Of a new entry, of an entry that is renamed, or of the programs that a profile names. */
function namesIn({ software, name, aliases }: z.infer<typeof Said>): string[] {
  const entry = (software ?? {}) as { readonly name?: unknown; readonly aliases?: unknown };
  return [name, aliases, software, entry.name, entry.aliases]
    .flat()
    .filter((one): one is string => typeof one === 'string');
}
