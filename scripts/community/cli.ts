import { parseArgs } from 'node:util';
import { z } from 'zod';
import { growCommunity, refusal } from '@/lib/growth/commands';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import type { CliIo } from '@/lib/platform/cli';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/db';
import { loadEnv } from '@/lib/platform/env';

const USAGE =
  'Usage: npm run community -- --size N [--seed WORD] [--until YYYY-MM-DD] [--check]\n' +
  '  N: from 1 to 1000; 1 makes about 2,000 reports, 20,000 votes and 3,000 edits';

const optionsSchema = z.strictObject({
  size: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(1000)),
  seed: z.string().min(1).max(60).default('portolan'),
  until: z.iso
    .date()
    .transform((day) => new Date(`${day}T00:00:00Z`))
    .optional(),
  check: z.boolean().default(false),
});
export type CommunityOptions = z.output<typeof optionsSchema>;

/** The options, or null where they are not as the usage says. */
export function readOptions(argv: string[]): CommunityOptions | null {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        ...{ size: { type: 'string' }, seed: { type: 'string' } },
        ...{ until: { type: 'string' }, check: { type: 'boolean' } },
      },
    });
    return optionsSchema.safeParse(values).data ?? null;
  } catch {
    return null;
  }
}

/**
 * `npm run community`: a made community in a development database. Status 2 where the database or the settings
 * are those of an instance that people use, and where the options are wrong.
 */
export async function main(argv: string[], io: CliIo): Promise<number> {
  const options = readOptions(argv);
  if (options === null) {
    io.err(USAGE);
    return 2;
  }
  const refused = publicSetting() ?? (await refusal());
  if (refused !== null) {
    io.err(`Portolan: ${refused}`);
    return 2;
  }
  const now = systemClock.now();
  // The beginning of the day: made again on the same day it is the same.
  const today = new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
  const { size, seed, until = today, check } = options;
  const grown = await growCommunity({ size, seed, until }, io.err);
  if (check && !(await isWhole(io))) return 1;
  const seconds = Math.round((systemClock.now().getTime() - now.getTime()) / 1000);
  io.out(
    `community: ${grown.user} people, ${grown.software} programs, ${grown.report} reports, ${grown.vote} votes, ` +
      `${grown.edit} edits, ${grown.log_entry} log entries in ${seconds} s`,
  );
  return 0;
}

async function isWhole(io: CliIo): Promise<boolean> {
  io.err('Checking what must always be true.');
  const broken = await findBrokenInvariants(pool());
  for (const { invariant, count, examples } of broken)
    io.err(`Broken ${count} times: ${invariant}, ${JSON.stringify(examples).slice(0, 400)}`);
  return broken.length === 0;
}

const OWN_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** The setting by which an instance reaches people; null: it is for whoever sits before it. */
function publicSetting(): string | null {
  const { NEXTAUTH_URL, SMTP_URL, GITHUB_ID, OIDC_ISSUER } = loadEnv();
  const said = Object.entries({ SMTP_URL, GITHUB_ID, OIDC_ISSUER }).find(
    ([, value]) => value !== undefined,
  );
  const name = OWN_HOSTS.includes(new URL(NEXTAUTH_URL).hostname) ? said?.[0] : 'NEXTAUTH_URL';
  return name === undefined
    ? null
    : `${name} says that people use this instance: a community is made in development databases only`;
}
