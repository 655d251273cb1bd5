import type { CliIo } from '@/lib/platform/cli';
import { systemClock } from '@/lib/platform/clock';
import { OperatorError } from '@/lib/platform/errors';
import { loadEnv } from '@/lib/platform/env';
import { ROLES_OF_ACCOUNTS, TRUST, trustOfRole } from '@/lib/levels/levels';
import { emailArgument } from './cli-account';
import { appoint } from './commands/operator';

const USAGE = `usage: npm run role -- EMAIL ${ROLES_OF_ACCOUNTS.join('|')}`;

/** `npm run role -- EMAIL ROLE`: appoints. Makes the account where there is none; it is confirmed by whoever runs this. */
export async function main(argv: string[], io: CliIo): Promise<number> {
  const email = emailArgument(argv[0], USAGE);
  const role = ROLES_OF_ACCOUNTS.find((one) => one === argv[1]);
  if (role === undefined || argv.length > 2) throw new OperatorError(USAGE);
  const { handle, before } = await appoint(email, role, systemClock.now());
  io.out(`${email} (${handle}) is ${role} ${before === role ? 'already' : 'now'}`);
  if (trustOfRole(role) > TRUST.reviewer && loadEnv().REQUIRE_SECOND_FACTOR === 'moderators')
    io.err(
      'Without a second factor they act as a reviewer (REQUIRE_SECOND_FACTOR): /account/factor',
    );
  return 0;
}
