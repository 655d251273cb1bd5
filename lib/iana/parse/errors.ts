/** Why a file is not a release that can be read. */
export type ReleaseErrorCode =
  | 'not-gzip'
  | 'not-utf8'
  | 'unknown-form'
  | 'header-changed'
  | 'broken'
  | 'bad-record'
  | 'no-records'
  | 'no-date';

const LONGEST = 300;

/** One short line: what a file holds may be long, and may hold what a terminal would obey. */
function oneLine(message: string): string {
  const line = message.replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** Thrown by the parsers, returned as a value by `parseRelease`. The message is one line for a person. */
export class ReleaseError extends Error {
  constructor(
    readonly code: ReleaseErrorCode,
    message: string,
  ) {
    super(oneLine(message));
    this.name = 'ReleaseError';
  }
}
