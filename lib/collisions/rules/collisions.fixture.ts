import { PickTable } from '@/lib/pick/rules/table';
import type { ChosenSoftware, TakenPorts } from '@/lib/collisions/types';

/** Everything is free. */
export const EMPTY_TABLE = new PickTable([], []);

export const SETTING = { kind: 'flag', key: '--port', example: '--port 3001' } as const;

export function use(start: number, more: Partial<TakenPorts> = {}): TakenPorts {
  return {
    ...{ start, end: start, transports: ['tcp'], role: 'default', grade: 'supported', sure: true },
    ...{ settings: [SETTING] },
    ...more,
  };
}

export function software(slug: string, ...uses: TakenPorts[]): ChosenSoftware {
  return { slug, name: slug.toUpperCase(), commonness: 'special', uses };
}
