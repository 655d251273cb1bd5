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

/** Where a link leads that somebody is mailed because they asked for it. */
const ASKED_FOR = /^https?:\S+\/(?:signin\/confirm|account\/email)\?\S+$/m;

/** The link in the newest of `count` letters that somebody at an address asked for; news is mailed there too. */
export async function linkMailedTo(address: string, count = 1): Promise<string> {
  const links = async () =>
    (await lettersTo(address)).flatMap(({ text }) => ASKED_FOR.exec(text ?? '')?.[0] ?? []);
  await expect.poll(async () => (await links()).length).toBe(count);
  const link = (await links()).at(-1);
  if (link === undefined) throw new Error('the letter has no link');
  return link;
}
