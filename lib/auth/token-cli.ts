import type { CliIo } from '@/lib/platform/cli';
import { systemClock } from '@/lib/platform/clock';
import { OperatorError } from '@/lib/platform/errors';
import { emailArgument } from './cli-account';
import { issueToken } from './commands/operator';
import { type Scope, scopeSchema, SCOPES } from './types';

const USAGE = `usage: npm run token -- EMAIL [--scope ${SCOPES.join(',')}]`;
const NAME = 'Made at the command line';

/** `npm run token -- EMAIL`: prints a new personal token, alone on standard output. All scopes where none is named. */
export async function main(argv: string[], io: CliIo): Promise<number> {
  const { email, scopes } = readArguments(argv);
  const token = await issueToken(email, { name: NAME, scopes, expiresAt: null }, systemClock.now());
  if (!token.ok) throw new OperatorError(refusal(token.code, email));
  io.err(`A token of ${email} for: ${scopes.join(', ')}. It is shown this once.`);
  io.out(token.value);
  return 0;
}

function refusal(code: 'not-found' | 'forbidden', email: string): string {
  return code === 'not-found'
    ? `nobody has the address ${email} here: npm run role -- ${email} member makes an account`
    : `${email} has as many tokens as an account may have: revoke one at /account`;
}

function readArguments(argv: string[]): { email: string; scopes: Scope[] } {
  const [given, option, ...rest] = argv.flatMap((word) =>
    word.startsWith('--scope=') ? ['--scope', word.slice(8)] : [word],
  );
  const email = emailArgument(given, USAGE);
  if (option === undefined) return { email, scopes: [...SCOPES] };
  if (option !== '--scope' || rest.length !== 1) throw new OperatorError(USAGE);
  const scopes = (rest[0] ?? '').split(',').map((word) => scopeSchema.safeParse(word.trim()));
  const wrong = scopes.some((scope) => !scope.success);
  if (wrong)
    throw new OperatorError(`--scope takes some of ${SCOPES.join(', ')}, with commas between them`);
  return { email, scopes: scopes.flatMap((scope) => (scope.success ? [scope.data] : [])) };
}
