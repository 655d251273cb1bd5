import { loadEnv } from './env';

/** The site's own address, `https://ports.example`, without a slash at its end. */
export function siteOrigin(): string {
  return new URL(loadEnv().NEXTAUTH_URL).origin;
}
