import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import compileMessage from 'icu-minify/compile';
import { SNAPSHOT_FILES, type SnapshotHead } from '@/lib/snapshot/types';
import { snapshotFiles, type SnapshotData } from '@/lib/snapshot/rules/write';

const PACKAGE = path.join('packages', 'terminal');

/** The schemas' library says its errors in fifty languages; the terminal says them in one. */
const ENGLISH_ONLY: Plugin = {
  name: 'english-only',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, ({ path: file }) => ({
      contents: "export { default as en } from './en.js';",
      resolveDir: path.dirname(file),
    }));
  },
};

/** Of the schemas' library what is used comes in, two fifths: as a namespace it can be told apart, as one value not. */
const USED_OF_ZOD: Plugin = {
  name: 'used-of-zod',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const contents = source.replace("import { z } from 'zod';", "import * as z from 'zod';");
      return { contents, loader: 'ts' };
    });
  },
};

type Messages = string | { readonly [key: string]: Messages };

function compiled(messages: Messages): unknown {
  if (typeof messages === 'string') return compileMessage(messages);
  return Object.fromEntries(Object.entries(messages).map(([key, one]) => [key, compiled(one)]));
}

/** Messages are parsed here and not whenever a command is called. */
const PARSED_MESSAGES: Plugin = {
  name: 'parsed-messages',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]i18n[\\/]messages[\\/]en[\\/]\w+\.json$/ }, async ({ path: file }) => {
      const messages = JSON.parse(await readFile(file, 'utf8')) as Messages;
      return { contents: JSON.stringify(compiled(messages)), loader: 'json' };
    });
  },
};

/** The package as npm publishes it: one program in pieces, and the snapshot beside it. */
export async function buildTerminal(
  into: string,
  data: SnapshotData,
  { site, made }: Omit<SnapshotHead, 'release'>,
): Promise<void> {
  const dist = path.join(into, 'dist');
  await rm(dist, { recursive: true, force: true });
  await mkdir(path.join(dist, 'data'), { recursive: true });
  const manifest = await readFile(path.join(PACKAGE, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  await build({
    entryPoints: { portolan: path.join(PACKAGE, 'src', 'main.ts') },
    outdir: dist,
    bundle: true,
    // Each command is a piece of its own, read when it is called.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    legalComments: 'none',
    // The words alone, without what draws them in a page.
    alias: {
      'next-intl': 'use-intl/core',
      'use-intl/format-message': 'use-intl/format-message/format-only',
    },
    plugins: [ENGLISH_ONLY, PARSED_MESSAGES, USED_OF_ZOD],
    define: { PORTOLAN_VERSION: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import{createRequire as portolanRequire}from'node:module';const require=portolanRequire(import.meta.url);",
    },
  });
  const program = path.join(dist, 'portolan.js');
  await writeFile(program, `#!/usr/bin/env node\n${await readFile(program, 'utf8')}`, {
    mode: 0o755,
  });
  const files = snapshotFiles(data);
  for (const name of SNAPSHOT_FILES)
    await writeFile(path.join(dist, 'data', `${name}.tsv`), files[name]);
  const head: SnapshotHead = { release: data.facts.release, site, made };
  await writeFile(path.join(dist, 'data', 'head.json'), `${JSON.stringify(head)}\n`);
  if (path.resolve(into) === path.resolve(PACKAGE)) return;
  for (const name of ['package.json', 'action.yml', 'README.md'])
    await cp(path.join(PACKAGE, name), path.join(into, name));
}
