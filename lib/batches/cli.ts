import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { emailAddressSchema } from '@/lib/auth/rules/email-address';
import type { CliIo } from '@/lib/platform/cli';
import { systemClock } from '@/lib/platform/clock';
import { errorLine, type Failure, OperatorError } from '@/lib/platform/errors';
import { TRUST } from '@/lib/levels/levels';
import { checkFile, importAs } from './commands/import';
import type { BatchCheck } from './queries/check';
import { MAX_REPORTS, readLines, type ReadLine } from './rules/lines';
import { BATCH_BOUNDS } from './schema';

const USAGE = [
  'Usage: npm run reports -- import FILE.jsonl [--dry-run] [--skip-faulty] [--as EMAIL]',
  '         each line is one report, as the changes of report.create; "note" may stand beside them',
  '         --dry-run says what would come in and writes nothing',
  '         --skip-faulty leaves out the lines that are wrong; else nothing comes in while there is one',
  '         --as names the moderator or admin who proposes; without it the instance does',
].join('\n');

/** Exit statuses: all that is new is in; lines were wrong; the command was. */
const DONE = 0;
const FAULTY = 1;
const WRONG_USE = 2;

/** The largest file that is read, in bytes. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** Lines that the terminal shows of each sort. */
const SHOWN = 20;

interface Asked {
  readonly file: string;
  readonly dryRun: boolean;
  readonly skipFaulty: boolean;
  readonly email: string | null;
}

/** `npm run reports`: brings many reports in as one batch of edits. Answers the exit status. */
export async function main(argv: string[], io: CliIo): Promise<number> {
  const asked = readArguments(argv);
  if (asked === null) {
    io.err(USAGE);
    return WRONG_USE;
  }
  const lines = await readFileLines(io.file(asked.file), asked.file);
  if (typeof lines === 'string') {
    io.err(lines);
    return WRONG_USE;
  }
  const now = systemClock.now();
  if (asked.dryRun) {
    const check = await checkFile(lines, TRUST.moderator, now);
    tell(check, asked.file, io);
    io.err('Dry run: nothing was written.');
    io.out(`dry run: ${counts('new', check)}`);
    return check.faulty > 0 ? FAULTY : DONE;
  }
  const title = path.basename(asked.file).slice(0, BATCH_BOUNDS.title);
  const done = await importAs(asked.email, { title, lines }, asked, now);
  if (!done.ok) throw new OperatorError(refusal(done, asked));
  const { batch, check } = done.value;
  tell(check, asked.file, io);
  if (batch !== null) {
    io.out(`batch ${batch}: ${counts('proposed', check)}`);
    return check.faulty > 0 ? FAULTY : DONE;
  }
  if (check.faulty > 0)
    io.err(
      'Nothing was written, because lines are wrong: put them right, or say --skip-faulty to leave them out.',
    );
  io.out(`no batch: ${counts('proposed', { ...check, fresh: [] })}`);
  return check.faulty > 0 ? FAULTY : DONE;
}

function readArguments(argv: readonly string[]): Asked | null {
  const [command, ...given] = argv.flatMap((word) =>
    word.startsWith('--as=') ? ['--as', word.slice(5)] : [word],
  );
  if (command !== 'import') return null;
  let file: string | null = null;
  let email: string | null = null;
  const options = { dryRun: false, skipFaulty: false };
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? '';
    if (word === '--dry-run') options.dryRun = true;
    else if (word === '--skip-faulty') options.skipFaulty = true;
    else if (word === '--as') {
      const parsed = emailAddressSchema.safeParse(given[(at += 1)]);
      if (!parsed.success) return null;
      email = parsed.data;
    } else if (word.startsWith('-') || file !== null) return null;
    else file = word;
  }
  return file === null ? null : { file, email, ...options };
}

/** The lines of a file; what is wrong with the file as a whole as one line for the terminal. */
async function readFileLines(file: string, given: string): Promise<ReadLine[] | string> {
  try {
    if ((await stat(file)).size > MAX_FILE_BYTES) return `${given} is larger than 64 MB`;
    const lines = readLines(await readFile(file));
    if (lines.length === 0) return `${given} has no reports in it`;
    return lines.length > MAX_REPORTS
      ? `${given} has ${lines.length} reports; one batch takes ${MAX_REPORTS}`
      : lines;
  } catch (error) {
    return `${given} cannot be read: ${errorLine(error)}`;
  }
}

function refusal({ code, reason, detail }: Failure, { email }: Asked): string {
  if (code === 'not-found')
    return `nobody has the address ${email ?? ''} here: npm run role -- ${email ?? ''} moderator makes an account`;
  if (reason === 'suspended') return `${email ?? ''} is suspended`;
  if (reason === 'needs-moderator') return `${email ?? ''} is neither a moderator nor an admin`;
  const { line } = (detail ?? {}) as { readonly line?: number };
  return `nothing was written: line ${line ?? '?'} was refused (${reason ?? code})`;
}

/** What was found, a line each, to standard error. */
function tell(check: BatchCheck, file: string, io: CliIo): void {
  io.err(`${file}: ${counts('new', check)}`);
  list(io, check.faults, ({ line, path: place, message, code }) =>
    place === ''
      ? `line ${line}: ${message} (${code})`
      : `line ${line}: ${place} ${message} (${code})`,
  );
  list(io, check.refused, ({ line, edit, reason, ...named }) => {
    const [first = ''] = reason.split('\n');
    return `line ${line}: ${said(named)} was refused for good by edit ${edit}: ${first}`;
  });
  list(io, check.duplicates, ({ line, of, ...named }) => {
    const where = { report: 'is there', edit: 'is proposed', line: 'stands in this file' }[of.type];
    return `line ${line}: ${said(named)} ${where} already (${of.type} ${of.id})`;
  });
  const { newSoftware } = check;
  if (newSoftware.length > 0) {
    const named = newSoftware.slice(0, SHOWN).join(', ');
    const more = newSoftware.length > SHOWN ? ` and ${newSoftware.length - SHOWN} more` : '';
    io.err(`  new software entries: ${named}${more}`);
  }
}

function list<Item>(io: CliIo, items: readonly Item[], words: (item: Item) => string): void {
  for (const item of items.slice(0, SHOWN)) io.err(`  ${words(item)}`);
  if (items.length > SHOWN) io.err(`  and ${items.length - SHOWN} more`);
}

interface Said {
  readonly software: string;
  readonly portStart: number;
  readonly portEnd: number;
}

function said({ software, portStart, portEnd }: Said): string {
  return `${software} on ${portStart === portEnd ? portStart : `${portStart}-${portEnd}`}`;
}

type Counted = Pick<BatchCheck, 'fresh' | 'duplicates' | 'refused' | 'faulty'>;

/** `40 proposed, 2 duplicates, 1 faulty`; those that were refused for good only where there are any. */
function counts(word: 'new' | 'proposed', { fresh, duplicates, refused, faulty }: Counted): string {
  return [
    `${fresh.length} ${word}`,
    `${duplicates.length} ${duplicates.length === 1 ? 'duplicate' : 'duplicates'}`,
    ...(refused.length > 0 ? [`${refused.length} refused`] : []),
    `${faulty} faulty`,
  ].join(', ');
}
