/** What a command writes and reads. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Exit statuses: something was found wrong; the command was called wrongly. */
export const FOUND = 1;
export const MISUSED = 2;

/** What is wrong, in one line, and the status to end with. */
export class Wrong extends Error {
  constructor(
    message: string,
    readonly status: number = MISUSED,
  ) {
    super(message);
  }
}

/** A command: its arguments behind its name, and the exit status. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** As JSON, two spaces deep. */
export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** `8000` or `8000-8010`. */
export function spanText(start: number, end: number | null): string {
  return end === null || end === start ? String(start) : `${start}-${end}`;
}

/** What control characters in foreign text would do to the terminal. */
export function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');
}
