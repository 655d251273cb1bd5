import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startWatched } from '@/lib/instance/child';
import { ensureClient } from '@/lib/instance/products';
import { complain, note } from '@/lib/instance/terminal';

const USAGE = 'Usage: npm run fuzz [-- --times N] [--seed NUMBER] [NAME OF A TEST FILE]';

const optionsSchema = z.strictObject({
  times: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(1))
    .default(10),
  seed: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
});

/**
 * `npm run fuzz`: the fuzz tests with so many times the cases of a test run, and a seed of their own. Ends with
 * their status. The seed is said, so that what was found can be met again.
 */
export async function main(argv: string[]): Promise<void> {
  const options = readOptions(argv);
  if (options === null) {
    process.stderr.write(`${USAGE}\n`);
    process.exit(2);
  }
  let status = 1;
  try {
    await ensureClient(process.cwd(), note);
    const seed = options.seed ?? String(Date.now() % 1_000_000_000);
    note(`${options.times} times the cases of a test run, seed ${seed}.`);
    status = await runTests(options.files, { FUZZ_TIMES: String(options.times), FUZZ_SEED: seed });
  } catch (error) {
    complain(error);
  }
  process.exit(status);
}

function runTests(files: readonly string[], settings: Record<string, string>): Promise<number> {
  const child = startWatched({
    args: ['node_modules/vitest/vitest.mjs', 'run', ...(files.length > 0 ? files : ['/fuzz.'])],
    environment: { NODE_ENV: 'test', ...settings },
    output: 'inherit',
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function readOptions(
  argv: string[],
): (z.output<typeof optionsSchema> & { readonly files: string[] }) | null {
  try {
    const options = { times: { type: 'string' }, seed: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    const read = optionsSchema.safeParse(values);
    return read.success ? { ...read.data, files: positionals } : null;
  } catch {
    return null;
  }
}
