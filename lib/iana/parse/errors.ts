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

/** Thrown by the parsers, returned as a value by `parseRelease`. The message is one line for a person. */
export class ReleaseError extends Error {
  constructor(
    readonly code: ReleaseErrorCode,
    message: string,
  ) {
    super(message.replace(/\s+/g, ' ').trim());
    this.name = 'ReleaseError';
  }
}
