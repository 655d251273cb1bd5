import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ensureClient } from '@/lib/instance/products';
import { complain, note } from '@/lib/instance/terminal';
import { FAULTS } from './rounds';

const USAGE = `Usage: npm run chaos [-- --rounds N] [--seed WORD] [--fault NAME]…     (${FAULTS.length} rounds: every fault once)`;

const optionsSchema = z.strictObject({
  rounds: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.number().min(1))
    .default(FAULTS.length),
  seed: z.string().min(1).max(60).optional(),
  /** Only these. */
  fault: z.array(z.enum(FAULTS)).default([...FAULTS]),
});

/**
 * `npm run chaos`: faults against an instance of its own, in a temporary folder, under a storm of votes, edits,
 * reviews and the mail that follows from them. After each round all that was ever acknowledged is looked for.
 * Prints a table; status 1 where anything is lost, broken or said unclearly.
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
    // The database client has to be made first.
    const { run } = await import('./run');
    status = await run(options.rounds, options.seed ?? String(process.pid), options.fault);
  } catch (error) {
    complain(error);
  }
  process.stdout.write('', () => process.exit(status));
}

function readOptions(argv: string[]): z.output<typeof optionsSchema> | null {
  try {
    const options = {
      rounds: { type: 'string' },
      seed: { type: 'string' },
      fault: { type: 'string', multiple: true },
    } as const;
    return optionsSchema.safeParse(parseArgs({ args: argv, options }).values).data ?? null;
  } catch {
    return null;
  }
}
