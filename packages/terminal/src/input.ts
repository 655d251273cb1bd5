import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { Wrong } from './terminal';

/** A file's text; what cannot be read is said in one line. */
export function readFileText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : String(code);
    throw new Wrong(`${file} cannot be read: ${why}`);
  }
}

/** The files that are named (`-` is standard input), else standard input. */
export async function readInput(files: readonly string[], usage: string): Promise<string> {
  if (files.length === 0 && process.stdin.isTTY) throw new Wrong(usage);
  const given = files.length === 0 ? ['-'] : files;
  const texts = await Promise.all(
    given.map(async (file) => (file === '-' ? text(process.stdin) : readFileText(file))),
  );
  return texts.join('\n');
}
