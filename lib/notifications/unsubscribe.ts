import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedSecret } from '@/lib/platform/env';
import { MAIL_TOPICS, type MailTopic } from './types';

export interface Unsubscribing {
  readonly userId: string;
  readonly topic: MailTopic;
}

/** What proves, without a sign-in, that whoever has it got the letter. It does not run out: letters lie long. */
export function unsubscribeToken(userId: string, topic: MailTopic): string {
  const said = Buffer.from(`${topic}:${userId}`).toString('base64url');
  return `${said}.${signature(said)}`;
}

/** What a token allows; null where this instance never signed it. */
export function readUnsubscribeToken(token: string): Unsubscribing | null {
  const [said = '', signed = '', ...more] = token.split('.');
  const [given, wanted] = [Buffer.from(signed), Buffer.from(signature(said))];
  if (more.length > 0 || given.length !== wanted.length || !timingSafeEqual(given, wanted))
    return null;
  const text = Buffer.from(said, 'base64url').toString('utf8');
  const topic = MAIL_TOPICS.find((one) => text.startsWith(`${one}:`));
  return topic === undefined ? null : { userId: text.slice(topic.length + 1), topic };
}

function signature(said: string): string {
  return createHmac('sha256', derivedSecret('unsubscribe')).update(said).digest('base64url');
}
