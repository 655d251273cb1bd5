import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { readFileText } from '../input';
import { Wrong } from '../terminal';

const DOCKERFILE =
  /(?:^|\/)(?:(?:[\w.-]+\.)?(?:Dockerfile|Containerfile)|(?:Dockerfile|Containerfile)\.[\w.-]+)$/i;
const YAML = /\.ya?ml$/i;
/** Of a folder that is read whole. */
const SKIPPED = ['node_modules', '.git', '.github'];

export interface LintFile {
  /** As it was named. */
  readonly name: string;
  readonly text: string;
  readonly form: 'docker' | 'yaml';
}

/** The files to look at; of folders those that may hold ports. */
export function filesToLint(named: readonly string[]): LintFile[] {
  return named.flatMap((name) => {
    const stat = statSync(name, { throwIfNoEntry: false });
    if (stat === undefined) throw new Wrong(`${name} cannot be read: there is no such file`);
    const found = stat.isDirectory() ? filesIn(name) : [name];
    return found.map((file) => {
      if (!DOCKERFILE.test(file) && !YAML.test(file))
        throw new Wrong(`${file} is neither YAML nor a Dockerfile`);
      const form = DOCKERFILE.test(file) ? ('docker' as const) : ('yaml' as const);
      return { name: file, text: readFileText(file), form };
    });
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      // As addresses: GitHub wants slashes.
      const file = path.posix.join(folder.replaceAll(path.sep, '/'), entry.name);
      if (entry.isDirectory()) return SKIPPED.includes(entry.name) ? [] : filesIn(file);
      return entry.isFile() && (DOCKERFILE.test(file) || YAML.test(file)) ? [file] : [];
    });
}
