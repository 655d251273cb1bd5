import { MAX_PORT, MIN_PORT } from '@/lib/ports/types';

const ROW = 256;

/**
 * The port that a key leads to from another: arrows by 1 and 256, Home and End to the ends of the row of 256,
 * with Ctrl to the first and last port. Null where the key means nothing; what would lead beyond 0 or 65535 stays.
 */
export function steppedPort(
  port: number,
  { key, ctrlKey = false }: { readonly key: string; readonly ctrlKey?: boolean },
): number | null {
  const to = target(port, key, ctrlKey);
  if (to === null) return null;
  return to < MIN_PORT || to > MAX_PORT ? port : to;
}

function target(port: number, key: string, ctrlKey: boolean): number | null {
  const first = port - (port % ROW);
  switch (key) {
    case 'ArrowLeft':
      return port - 1;
    case 'ArrowRight':
      return port + 1;
    case 'ArrowUp':
      return port - ROW;
    case 'ArrowDown':
      return port + ROW;
    case 'Home':
      return ctrlKey ? MIN_PORT : first;
    case 'End':
      return ctrlKey ? MAX_PORT : first + ROW - 1;
    default:
      return null;
  }
}
