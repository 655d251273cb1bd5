import { createHmac } from 'node:crypto';
import { derivedSecret } from './env';

/**
 * A hash of what is not to be kept itself (an address): the same for the same, and without the instance's secret nobody
 * can find out by trying. Hashes of two purposes cannot be compared. 192 bits, in 32 characters.
 */
export function keyedHash(purpose: string, subject: string): string {
  const digest = createHmac('sha256', derivedSecret(purpose)).update(subject).digest('base64url');
  return digest.slice(0, 32);
}
