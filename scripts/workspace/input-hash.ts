import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A hash over the names and contents of files and folders; what does not exist counts as absent. */
export function hashInputs(
  root: string,
  inputs: readonly string[],
  isIgnored: (file: string) => boolean,
): string {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesUnder(root, input, isIgnored)).sort()) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesUnder(root: string, entry: string, isIgnored: (file: string) => boolean): string[] {
  if (isIgnored(entry)) return [];
  const stat = lstatSync(path.join(root, entry), { throwIfNoEntry: false });
  if (stat?.isFile()) return [entry];
  if (!stat?.isDirectory()) return [];
  return readdirSync(path.join(root, entry)).flatMap((name) =>
    filesUnder(root, path.posix.join(entry, name), isIgnored),
  );
}
