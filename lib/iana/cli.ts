import { readFile } from 'node:fs/promises';
import { importRelease, type ImportOptions } from '@/lib/iana/commands/import';
import { diffRows } from '@/lib/iana/diff';
import { MAX_BYTES, parseRelease, type Release } from '@/lib/iana/parse/release';
import { portChanges } from '@/lib/iana/port-events';
import { findReleaseRows } from '@/lib/iana/queries/rows';
import { releaseAnswer } from '@/lib/iana/release-answer';
import { isDay } from '@/lib/iana/row';
import type { CliIo } from '@/lib/platform/cli';
import { loadEnv } from '@/lib/platform/env';
import { errorCode, errorLine, OperatorError } from '@/lib/platform/errors';

const USAGE = [
  'Usage: npm run iana -- import [FILE-or-URL] [--date YYYY-MM-DD] [--fill] [--force] [--dry-run]',
  '         --fill puts an older release in its place in the history; the current one stays',
  '         --force imports what was refused, also an older release: the whole site goes back to it',
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
  const outcome = await orOneLine(
    importRelease(bytes, { ...parsed.options, say: io.err }, new Date()),
  );
  if (!outcome.ok)
    throw new OperatorError(`refused: ${outcome.reason ?? 'the release cannot be imported'}`);
  const { date, rows, unchanged } = outcome.value;
  if (unchanged) io.err(`Release ${date} is there already: nothing was changed.`);
  if (parsed.options.dryRun === true) io.err('Dry run: nothing was written.');
  io.out(`release ${date}: ${rows.added} added, ${rows.removed} removed, ${rows.changed} changed`);
  return 0;
}

/** What nobody foresaw, in a line that a person can pass on; the database's client writes a page. */
async function orOneLine<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const lines = (error instanceof Error ? error.message : String(error)).split('\n');
    const said = lines
      .map((line) => line.trim())
      .filter((line) => line !== '' && !/^Invalid .*invocation/.test(line));
    throw new OperatorError(
      `the import failed and nothing was changed: ${said.at(-1) ?? errorCode(error)}`,
      {
        cause: error,
      },
    );
  }
}

function importArguments(
  argv: readonly string[],
): { source?: string; options: ImportOptions } | null {
  const options: { force?: boolean; fill?: boolean; dryRun?: boolean; date?: string } = {};
  let source: string | undefined;
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--force') options.force = true;
    else if (word === '--fill') options.fill = true;
    else if (word === '--dry-run') options.dryRun = true;
    else if (word === '--date' && at + 1 < argv.length)
      options.date = realDay(argv[(at += 1)] ?? '');
    else if (word.startsWith('-') || source !== undefined) return null;
    else source = word;
  }
  return { source, options };
}

function realDay(text: string): string {
  if (isDay(text)) return text;
  throw new OperatorError(`"${text}" is not a date (YYYY-MM-DD)`);
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
    return await readAll(answer, source);
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    // `fetch failed` alone says nothing; why it failed is the cause.
    const reason = error instanceof Error && error.cause !== undefined ? error.cause : error;
    throw new OperatorError(`${source} cannot be fetched: ${errorLine(reason)}`);
  }
}

/** The answer's bytes, no more than a registry can have. */
async function readAll(answer: Response, source: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.length;
    if (size > MAX_BYTES) throw new OperatorError(`${source} sends too much for the registry`);
    parts.push(part);
  }
  return Buffer.concat(parts);
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
    const kept = await findReleaseRows(realDay(given));
    if (kept === null) throw new OperatorError(`there is no imported release of ${given}`);
    return kept;
  }
  const parsed = parseRelease(await readSource(given, io));
  if (!parsed.ok) throw new OperatorError(`${given}: ${parsed.error.message}`);
  return parsed.release;
}
