import { MINUTE } from '@/lib/platform/clock';

/** A letter is offered to the mail server so often. */
const MAIL_TRIES = 5;

/** When a letter that was offered `tries` times is offered again; null: no more. */
export function retryAt(tries: number, now: Date): Date | null {
  return tries >= MAIL_TRIES ? null : new Date(now.getTime() + 2 ** tries * MINUTE);
}

/** Nodemailer's codes for what goes wrong before the letter itself is sent: no such host, no login, no such address. */
const BEFORE_THE_LETTER = ['EDNS', 'EAUTH', 'EENVELOPE', 'ETLS'];
/** Its words for the two timeouts before that; the third, in the midst, is only called "Timeout". */
const NEVER_REACHED = ['Connection timeout', 'Greeting never received'];

interface MailFault {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
}

/**
 * Whether a letter that could not be handed over certainly lies nowhere: the server said no, or was never
 * reached. A connection that broke off in the midst may have delivered it, and it must not come twice.
 */
export function mayBeSentAgain(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, responseCode, syscall, message }: MailFault = error;
  if (typeof responseCode === 'number' && responseCode >= 400) return true;
  if (syscall === 'connect' || BEFORE_THE_LETTER.some((one) => one === code)) return true;
  return code === 'ETIMEDOUT' && NEVER_REACHED.some((one) => one === message);
}
