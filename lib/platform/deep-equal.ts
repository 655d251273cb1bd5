import { dequal } from 'dequal/lite';

/**
 * Whether two JSON values say the same, in the server as in the browser. Members that are undefined
 * count as absent; the order of members does not count, that of a list does.
 */
export function isDeepEqual(a: unknown, b: unknown): boolean {
  return dequal(asSent(a), asSent(b));
}

/** The value as JSON carries it, without members that are undefined. */
function asSent(value: unknown): unknown {
  return typeof value === 'object' ? JSON.parse(JSON.stringify(value)) : value;
}
