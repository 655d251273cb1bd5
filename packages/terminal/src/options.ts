import { parseArgs } from 'node:util';
import { Wrong } from './terminal';

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options'] & object;

/** Reads options; what is unknown or lacks its value is said in one line. */
export function readOptions<const Known extends Options>(args: readonly string[], options: Known) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new Wrong(`${first.replace(/\.$/, '')} (portolan help)`);
  }
}

export const JSON_OPTION = { json: { type: 'boolean' } } as const;
