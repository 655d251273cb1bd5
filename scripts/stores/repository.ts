import { execFileSync } from 'node:child_process';

/** A copy of somebody's repository on this machine: a work tree or a bare one. */
export interface Repository {
  readonly commit: string;
  /** The day of that commit, `YYYY-MM-DD`. */
  readonly date: string;
  /** The files whose paths fit, with what is in them. */
  files(pattern: RegExp): [path: string, text: string][];
}

/** Opens the copy at the commit that it stands at. Throws what git says. */
export function openRepository(folder: string): Repository {
  const git = (args: string[], input?: string) =>
    execFileSync('git', ['-C', folder, ...args], { maxBuffer: 1 << 30, input });
  const [commit = '', date = ''] = git(['log', '-1', '--format=%H %cs'])
    .toString()
    .trim()
    .split(' ');
  return {
    ...{ commit, date },
    files(pattern) {
      const paths = git(['ls-tree', '-r', '--name-only', commit]).toString().split('\n');
      const found = paths.filter((path) => pattern.test(path));
      const batch = git(
        ['cat-file', '--batch'],
        found.map((path) => `${commit}:${path}\n`).join(''),
      );
      return readBatch(batch, found);
    },
  };
}

/** What `git cat-file --batch` answers: a line with the size, that many bytes, a line feed. */
function readBatch(batch: Buffer, paths: readonly string[]): [string, string][] {
  let at = 0;
  return paths.map((path) => {
    const end = batch.indexOf(10, at);
    const size = Number(batch.subarray(at, end).toString().split(' ').at(-1));
    const text = batch.subarray(end + 1, end + 1 + size).toString();
    at = end + 2 + size;
    return [path, text];
  });
}
