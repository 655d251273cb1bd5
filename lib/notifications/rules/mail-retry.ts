import { DAY, HOUR, MINUTE } from '@/lib/platform/clock';

/** A letter is offered to the mail server for so long: it may be down over a long weekend. */
const OFFERED_FOR = 7 * DAY;
const LONGEST_WAIT = 6 * HOUR;

/**
 * When a letter that was offered `tries` times is offered again; null: no more. `since` is when what it
 * tells of happened.
 */
export function retryAt(tries: number, since: Date, now: Date): Date | null {
  if (now.getTime() - since.getTime() >= OFFERED_FOR) return null;
  return new Date(now.getTime() + Math.min(2 ** tries * MINUTE, LONGEST_WAIT));
}

/**
 * When an attempt that is not known to have ended counts as cut off. Longer than the mailer waits for
 * a server that says nothing (10 minutes).
 */
export function cutOffAt(now: Date): Date {
  return new Date(now.getTime() + 20 * MINUTE);
}

/** Nodemailer's codes for what goes wrong before any letter: no such host, no login, no TLS. */
const NO_CONNECTION = ['EDNS', 'EAUTH', 'ETLS'];
/** Its words for the two timeouts before that; the third, in the midst, is only called "Timeout". */
const NEVER_REACHED = ['Connection timeout', 'Greeting never received'];

interface MailFault {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
}

/** Whether the mail server was never reached: any other letter would fare alike. */
export function isServerAway(error: unknown): boolean {
  const { code, syscall, message } = faultOf(error);
  if (syscall === 'connect' || NO_CONNECTION.some((one) => one === code)) return true;
  return code === 'ETIMEDOUT' && NEVER_REACHED.some((one) => one === message);
}

/**
 * Whether a letter that could not be handed over certainly lies nowhere: the server said no, or was never
 * reached. A connection that broke off in the midst may have delivered it.
 */
export function isCertainlyUndelivered(error: unknown): boolean {
  const { code, responseCode } = faultOf(error);
  if (typeof responseCode === 'number' && responseCode >= 400) return true;
  return code === 'EENVELOPE' || isServerAway(error);
}

function faultOf(error: unknown): MailFault {
  return typeof error === 'object' && error !== null ? error : {};
}
