import { createHash, randomBytes } from 'node:crypto';

const API_TOKEN_PREFIX = 'ptl_';

/** A secret that cannot be guessed: 256 random bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A personal API token; the prefix lets scanners of leaked secrets know it. */
export function newApiToken(): string {
  return `${API_TOKEN_PREFIX}${newSecret()}`;
}

/** What is kept of a secret. The secret has 256 bits, so a fast hash without salt loses nothing. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
