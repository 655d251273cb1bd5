import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { derivedSecret } from '@/lib/platform/env';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function key(): Buffer {
  return Buffer.from(derivedSecret('second-factor'), 'hex');
}

/** Encrypts what an account's codes are made of (AES-256-GCM). Another account cannot be given it. */
export function sealFactor(userId: string, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(Buffer.from(userId));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
}

/** The reverse; null where it was encrypted for another account, or by another instance's secret. */
export function unsealFactor(userId: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const cipher = createDecipheriv('aes-256-gcm', key(), nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(userId)).setAuthTag(tag);
    const text = bytes.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([cipher.update(text), cipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
