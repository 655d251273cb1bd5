import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import PostalMime from 'postal-mime';

/** The link of the newest letter to an address; the instance writes its mail into files. */
export async function mailedLink(address: string): Promise<string> {
  const folder = path.join(process.env.E2E_DATA_DIR ?? '', 'outbox');
  const files = (await readdir(folder)).sort().reverse();
  for (const file of files) {
    const letter = await PostalMime.parse(await readFile(path.join(folder, file)));
    if (letter.to?.some((to) => to.address === address) !== true) continue;
    const link = /https?:\/\/\S+/.exec(letter.text ?? '')?.[0];
    if (link !== undefined) return link;
  }
  throw new Error(`no letter with a link went to ${address}`);
}
