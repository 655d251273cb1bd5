import { impersonalLine } from './errors';
import { whatIsDone } from './request-id';

type Level = 'info' | 'warn' | 'error';
type Fields = Record<string, string | number | boolean | null | undefined>;

function write(level: Level, event: string, fields: Fields): void {
  const parts = Object.entries({ ...fields, ...whatIsDone() })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${quote(value)}`);
  const line = [new Date().toISOString(), level, event, ...parts].join(' ');
  process.stderr.write(`${line}\n`);
}

function quote(value: Fields[string]): string {
  const plain = String(value);
  return /^[\w.:/@+-]+$/.test(plain) ? plain : JSON.stringify(plain);
}

/**
 * Structured log: one line an event on standard error, `time level event name=value …`.
 * Event names are stable, kebab-case; nothing private goes in: addresses are taken out of errors, and nobody puts
 * any into fields.
 */
export const log = {
  info: (event: string, fields: Fields = {}) => write('info', event, fields),
  warn: (event: string, fields: Fields = {}) => write('warn', event, fields),
  error: (event: string, error: unknown, fields: Fields = {}) =>
    write('error', event, { ...fields, error: impersonalLine(error) }),
};
