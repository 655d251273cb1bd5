import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ cwd: process.cwd() });

/** What the linter says of `code` when it stands in the place of an existing file. */
async function rulesBroken(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(process.cwd(), file) });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
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
    expect(await rulesBroken(file, code)).toContain('boundaries/dependencies');
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

  it('a second importer of next-auth', async () => {
    const code = `import { getServerSession } from 'next-auth';\nexport const x = getServerSession;\n`;
    expect(await rulesBroken('lib/reports/rules/grade.ts', code)).toContain(
      'no-restricted-imports',
    );
  });

  it('a promise that nobody waits for', async () => {
    const code = `async function work() {\n  await Promise.resolve();\n}\nexport function x() {\n  work();\n}\n`;
    expect(await rulesBroken('lib/reports/rules/grade.ts', code)).toContain(
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

const FOLDERS = ['app', 'components', 'lib', 'scripts', 'e2e'];
const MAX_LINES = 250;

describe('the house', () => {
  it('has no code file past 250 lines', () => {
    const long = FOLDERS.flatMap(filesBelow).filter(
      (file) => !file.endsWith('.css') && readFileSync(file, 'utf8').split('\n').length > MAX_LINES,
    );
    expect(long).toEqual([]);
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
