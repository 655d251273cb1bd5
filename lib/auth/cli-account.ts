import { OperatorError } from '@/lib/platform/errors';
import { emailAddressSchema } from './rules/email-address';

/** The address that a command was given. Throws a line for the operator where it is none. */
export function emailArgument(given: string | undefined, usage: string): string {
  if (given === undefined) throw new OperatorError(usage);
  const parsed = emailAddressSchema.safeParse(given);
  if (!parsed.success)
    throw new OperatorError(`"${given.slice(0, 60)}" is no e-mail address (${usage})`);
  return parsed.data;
}
