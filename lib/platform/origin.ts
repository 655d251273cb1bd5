import { loadEnv } from './env';

/** The site's own address, `https://ports.example`, without a slash at its end. */
export function siteOrigin(): string {
  return new URL(loadEnv().NEXTAUTH_URL).origin;
}

const WILDCARDS = ['0.0.0.0', '::', '*'];

/** This process's own address, as seen from this machine. */
export function ownOrigin(host: string, port: number): string {
  const reachable = WILDCARDS.includes(host) ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
