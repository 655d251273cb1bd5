import path from 'node:path';

/** What a command of the project gets beside its arguments. */
export interface CliIo {
  /** A line of the result, to standard output. */
  out: (line: string) => void;
  /** A line for the person at the terminal (progress, warnings), to standard error. */
  err: (line: string) => void;
  /** The absolute path of a file, as seen from the folder in which the person called npm. */
  file: (given: string) => string;
}

/** A command: its exit status. What it throws is shown as one line, and the status is 1. */
export type CliMain = (argv: string[], io: CliIo) => Promise<number>;

export function terminalIo(calledFrom: string): CliIo {
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    file: (given) => path.resolve(calledFrom, given),
  };
}
