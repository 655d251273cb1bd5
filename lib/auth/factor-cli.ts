import type { CliIo } from '@/lib/platform/cli';
import { systemClock } from '@/lib/platform/clock';
import { OperatorError } from '@/lib/platform/errors';
import { lineText } from '@/lib/platform/text';
import { emailArgument } from './cli-account';
import { resetFactor } from './commands/factor';
import { tellOwner } from './mails-factor';

const USAGE = 'usage: npm run factor -- reset EMAIL "why, as the public log says it"';
const REASON_LENGTH = 300;

/**
 * `npm run factor -- reset EMAIL "REASON"`: takes away the second factor of somebody who has lost it and ends their
 * sessions. Whoever runs this has made sure who asks (docs/guides/running.md).
 */
export async function main(argv: string[], io: CliIo): Promise<number> {
  const [act, given, ...words] = argv;
  if (act !== 'reset') throw new OperatorError(USAGE);
  const email = emailArgument(given, USAGE);
  const reason = lineText(REASON_LENGTH).safeParse(words.join(' '));
  if (!reason.success || !/[\p{L}\p{N}]/u.test(reason.data)) throw new OperatorError(USAGE);
  const done = await resetFactor(email, reason.data, systemClock.now());
  if (!done.ok)
    throw new OperatorError(
      done.reason === 'no-factor'
        ? `${email} has no second factor`
        : `nobody has the address ${email} here`,
    );
  await tellOwner(done.value.id, 'reset');
  io.out(`${email} (${done.value.handle ?? 'no handle yet'}) signs in without a second factor now`);
  return 0;
}
