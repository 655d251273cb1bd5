import { readFile } from 'node:fs/promises';
import { importRelease, type ImportOptions } from '@/lib/iana/commands/import';
import { diffRows } from '@/lib/iana/diff';
import { parseRelease, type Release } from '@/lib/iana/parse/release';
import { portChanges } from '@/lib/iana/port-events';
import { findReleaseRows } from '@/lib/iana/queries/rows';
import { releaseAnswer } from '@/lib/iana/release-answer';
import type { CliIo } from '@/lib/platform/cli';
import { loadEnv } from '@/lib/platform/env';
import { errorLine, OperatorError } from '@/lib/platform/errors';

const USAGE = [
  'Usage: npm run iana -- import [FILE-or-URL] [--force] [--dry-run] [--date YYYY-MM-DD]',
  '       npm run iana -- diff A B      (each a file, an address, or the date of an imported release)',
].join('\n');

/** Fetching the registry takes seconds; a host that never answers must not hold the terminal. */
const FETCH_TIMEOUT_MS = 60_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** `npm run iana`: imports a release or compares two. Answers the exit status. */
export async function main(argv: string[], io: CliIo): Promise<number> {
  const [command, ...rest] = argv;
  if (command === 'import') return runImport(rest, io);
  if (command === 'diff' && rest.length === 2) return runDiff(rest[0] ?? '', rest[1] ?? '', io);
  io.err(USAGE);
  return 1;
}

async function runImport(argv: readonly string[], io: CliIo): Promise<number> {
  const parsed = importArguments(argv);
  if (parsed === null) {
    io.err(USAGE);
    return 1;
  }
  const source = parsed.source ?? loadEnv().IANA_URL;
  const bytes = await readSource(source, io);
  const outcome = await importRelease(bytes, parsed.options, new Date());
  if (!outcome.ok)
    throw new OperatorError(`refused: ${outcome.reason ?? 'the release cannot be imported'}`);
  const { date, rows, unchanged } = outcome.value;
  if (unchanged) io.err(`Release ${date} is the current one already: nothing was changed.`);
  if (parsed.options.dryRun === true) io.err('Dry run: nothing was written.');
  io.out(`release ${date}: ${rows.added} added, ${rows.removed} removed, ${rows.changed} changed`);
  return 0;
}

function importArguments(
  argv: readonly string[],
): { source?: string; options: ImportOptions } | null {
  const options: { force?: boolean; dryRun?: boolean; date?: string } = {};
  let source: string | undefined;
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--force') options.force = true;
    else if (word === '--dry-run') options.dryRun = true;
    else if (word === '--date' && DATE.test(argv[at + 1] ?? '')) options.date = argv[(at += 1)];
    else if (word.startsWith('-') || source !== undefined) return null;
    else source = word;
  }
  return { source, options };
}

async function readSource(source: string, io: CliIo): Promise<Uint8Array> {
  if (!/^https?:\/\//.test(source)) {
    try {
      return await readFile(io.file(source));
    } catch (error) {
      throw new OperatorError(`${source} cannot be read: ${errorLine(error)}`);
    }
  }
  io.err(`Fetching ${source} …`);
  try {
    const answer = await fetch(source, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!answer.ok) throw new OperatorError(`${source} answered ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(`${source} cannot be fetched: ${errorLine(error)}`);
  }
}

type Comparable = Pick<Release, 'date' | 'form' | 'rows' | 'dateIsLowerBound' | 'people'>;

async function runDiff(a: string, b: string, io: CliIo): Promise<number> {
  const [before, after] = [await comparable(a, io), await comparable(b, io)];
  const diff = diffRows(before.rows, after.rows);
  const { events } = portChanges(before.rows, after.rows, diff);
  const people = new Map([...before.people, ...after.people].map((person) => [person.id, person]));
  const { date, form, dateIsLowerBound } = after;
  const detail = {
    date,
    form,
    dateIsLowerBound,
    previous: before.date,
    rows: diff.rows,
    changes: diff.changes,
    events,
  };
  io.out(JSON.stringify(releaseAnswer(detail, people), null, 2));
  return 0;
}

async function comparable(given: string, io: CliIo): Promise<Comparable> {
  if (DATE.test(given)) {
    const kept = await findReleaseRows(given);
    if (kept === null) throw new OperatorError(`there is no imported release of ${given}`);
    return kept;
  }
  const parsed = parseRelease(await readSource(given, io));
  if (!parsed.ok) throw new OperatorError(`${given}: ${parsed.error.message}`);
  return parsed.release;
}
