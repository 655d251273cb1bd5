import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RAW_SQL } from '@/eslint.config';
import { EDIT_KINDS } from '@/lib/edits/types';

/** Without the rules that need types: those would have the whole house checked for each of its words. */
const untyped = new ESLint({
  cwd: process.cwd(),
  overrideConfig: [{ files: ['**/*.{ts,tsx}'], ...tseslint.configs.disableTypeChecked }],
});

/** What the linter says of `code` when it stands in the place of an existing file. */
async function rulesBroken(
  file: string,
  code: string,
  eslint: ESLint = untyped,
): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(process.cwd(), file) });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
}

/** With every rule; of the types, those of one file and what it imports. */
function typedFor(file: string): ESLint {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-house-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const project = path.join(folder, 'tsconfig.json');
  const files = [path.join(process.cwd(), file)];
  const base = path.join(process.cwd(), 'tsconfig.json');
  writeFileSync(project, JSON.stringify({ extends: base, include: [], files }));
  // Under CI=true the parser would judge the file as it lies on the disk, not the planted words.
  const disallowAutomaticSingleRunInference = true;
  const parserOptions = { projectService: false, project, disallowAutomaticSingleRunInference };
  return new ESLint({
    cwd: process.cwd(),
    overrideConfig: [{ files: ['**/*.{ts,tsx}'], languageOptions: { parserOptions } }],
  });
}

describe('the linter bites on a planted violation', { timeout: 120_000 }, () => {
  it.each([
    [
      'a domain that imports one above it',
      'lib/platform/text.ts',
      `import { gradeOf } from '@/lib/reports/rules/grade';\nexport const x = gradeOf;\n`,
    ],
    [
      'the same by a relative path',
      'lib/platform/text.ts',
      `import { gradeOf } from '../reports/rules/grade';\nexport const x = gradeOf;\n`,
    ],
    [
      'the same for its type alone',
      'lib/platform/text.ts',
      `export type X = import('@/lib/reports/types').Grade;\n`,
    ],
    [
      'the same later on',
      'lib/platform/text.ts',
      `export const x = () => import('@/lib/reports/rules/grade');\n`,
    ],
    [
      'the same handed on',
      'lib/platform/text.ts',
      `export { gradeOf } from '@/lib/reports/rules/grade';\n`,
    ],
    [
      'a domain that is not listed',
      'components/ui/chip.tsx',
      `import { x } from '@/lib/unlisted/x';\nexport const y = x;\n`,
    ],
    [
      'a domain that imports a component',
      'lib/ports/types.ts',
      `import { Chip } from '@/components/ui/chip';\nexport const x = Chip;\n`,
    ],
    [
      'a component that imports a page',
      'components/ui/chip.tsx',
      `import { icons } from '@/app/fonts';\nexport const x = icons;\n`,
    ],
  ])('%s', async (_, file, code) => {
    expect(await rulesBroken(file, code)).toContain('house/layers');
  });

  it('a component that reads the database', async () => {
    const code = `import { findNeighbours } from '@/lib/port-page/queries';\nexport const x = findNeighbours;\n`;
    expect(await rulesBroken('components/ui/chip.tsx', code)).toContain(
      '@typescript-eslint/no-restricted-imports',
    );
  });

  it('a rule that opens the database', async () => {
    const code = `import { db } from '@/lib/platform/db';\nexport const x = db;\n`;
    expect(await rulesBroken('lib/reports/rules/grade.ts', code)).toContain(
      '@typescript-eslint/no-restricted-imports',
    );
  });

  it('a rule that no browser could run', async () => {
    const code = `import { isDeepStrictEqual } from 'node:util';\nexport const x = isDeepStrictEqual;\n`;
    for (const file of ['lib/edits/rules/merge.ts', 'lib/ports/types.ts'])
      expect(await rulesBroken(file, code)).toContain('import/no-nodejs-modules');
    expect(await rulesBroken('lib/edits/kinds/base.ts', code)).not.toContain(
      'import/no-nodejs-modules',
    );
  });

  it('a question after the kind of an edit, outside the kinds', async () => {
    const asked = (test: string) =>
      `export const x = (kind: string, edit: { kind: string }) => ${test};\n`;
    const rule = 'no-restricted-syntax';
    for (const kind of EDIT_KINDS) {
      for (const file of ['lib/edits/queries/edit.ts', 'components/ui/chip.tsx']) {
        expect(await rulesBroken(file, asked(`kind === '${kind}'`)), kind).toContain(rule);
        expect(await rulesBroken(file, asked(`edit.kind !== '${kind}'`)), kind).toContain(rule);
      }
      expect(
        await rulesBroken('lib/edits/kinds/base.ts', asked(`kind === '${kind}'`)),
      ).not.toContain(rule);
    }
    const listed = `const SOME: readonly string[] = ['report.create'];\nexport const x = SOME;\n`;
    const chosen = `export function x(kind: string) {\n  switch (kind) {\n    case 'revert':\n      return 1;\n  }\n}\n`;
    for (const code of [listed, chosen])
      expect(await rulesBroken('lib/edits/queries/edit.ts', code)).toContain(rule);
    const others = asked(
      `kind === 'observation' || kind === 'software' || String(edit) === 'revert'`,
    );
    expect(await rulesBroken('components/ui/chip.tsx', others)).not.toContain(rule);
  });

  it('a question whether a link is one that Node answers wrongly', async () => {
    const code = `export const x = (text: string) => URL.canParse(text);\n`;
    expect(await rulesBroken('lib/reports/rules/grade.ts', code)).toContain(
      'no-restricted-properties',
    );
  });

  it('a second importer of next-auth', async () => {
    const code = `import { getServerSession } from 'next-auth';\nexport const x = getServerSession;\n`;
    expect(await rulesBroken('lib/reports/rules/grade.ts', code)).toContain(
      'no-restricted-imports',
    );
  });

  it('SQL beside the one way to it, and a file that is not on its list', async () => {
    const beside = `import type { Tx } from '@/lib/platform/db';\nexport const x = (tx: Tx) => tx.$executeRaw\`SELECT 1\`;\n`;
    for (const file of ['lib/votes/commands.ts', 'lib/articles/queries.ts'])
      expect(await rulesBroken(file, beside)).toContain('no-restricted-syntax');
    const through = `import { execute } from '@/lib/platform/raw';\nexport const x = execute;\n`;
    expect(await rulesBroken('lib/articles/queries.ts', through)).toContain('no-restricted-syntax');
    expect(await rulesBroken('lib/votes/commands.ts', through)).toEqual([]);
  });

  it('a promise that nobody waits for', async () => {
    const code = `async function work() {\n  await Promise.resolve();\n}\nexport function x() {\n  work();\n}\n`;
    const file = 'lib/reports/rules/grade.ts';
    expect(await rulesBroken(file, code, typedFor(file))).toContain(
      '@typescript-eslint/no-floating-promises',
    );
  });
});

/** Files of the house that people wrote, below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : filesBelow(full);
    return /\.(?:ts|tsx|css)$/.test(entry.name) ? [full] : [];
  });
}

/** Whether a file runs SQL through lib/platform/raw.ts. */
function writesSql(file: string): boolean {
  return /from '(?:@\/lib\/platform|\.)\/raw'/.test(readFileSync(file, 'utf8'));
}

const FOLDERS = ['app', 'components', 'lib', 'packages', 'scripts', 'e2e'];
const MAX_LINES = 250;

describe('the house', () => {
  it('has no code file past 250 lines', () => {
    const long = FOLDERS.flatMap(filesBelow).filter(
      (file) => !file.endsWith('.css') && readFileSync(file, 'utf8').split('\n').length > MAX_LINES,
    );
    expect(long).toEqual([]);
  });

  it('writes SQL in the files that are listed for it, each of which does', () => {
    expect(Object.keys(RAW_SQL).filter((file) => !writesSql(file))).toEqual([]);
  });

  it('has no barrel files and no drawers for odds and ends', () => {
    const names = FOLDERS.flatMap(filesBelow).map((file) => path.basename(file));
    expect(
      names.filter((name) => /^(?:index|utils?|helpers?|misc|common)\.tsx?$/.test(name)),
    ).toEqual([]);
  });

  it('keeps colours in the tokens: no other stylesheet spells one', () => {
    const sheets = filesBelow('components').filter((file) => file.endsWith('.css'));
    const spelt = sheets.filter((file) =>
      /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(readFileSync(file, 'utf8')),
    );
    expect(spelt).toEqual([]);
  });
});
