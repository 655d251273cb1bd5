import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import PostalMime, { type Email } from 'postal-mime';

/** The letters to an address that lie in the instance's outbox, oldest first. */
export async function lettersTo(address: string): Promise<Email[]> {
  const folder = path.join(process.env.E2E_DATA_DIR ?? '', 'outbox');
  // Files that are still being written have no address yet and are left for the next look.
  const letters = await Promise.all(
    filesIn(folder).map((name) => PostalMime.parse(readFileSync(path.join(folder, name)))),
  );
  return letters.filter(({ to }) => to?.some((one) => one.address === address));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // No letter has been written yet.
    return [];
  }
}

/** The link in the newest of `count` letters to an address. */
export async function linkMailedTo(address: string, count = 1): Promise<string> {
  await expect.poll(async () => (await lettersTo(address)).length).toBe(count);
  const letter = (await lettersTo(address)).at(-1);
  const link = /^https?:\S+$/m.exec(letter?.text ?? '')?.[0];
  if (link === undefined) throw new Error('the letter has no link');
  return link;
}
