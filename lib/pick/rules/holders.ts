import { GRADES_IN_ORDER } from '@/lib/reports/rules/order';
import { transportsOf } from '@/lib/ports/rules/bits';
import type { PickUse } from '@/lib/pick/types';

/** Uses of the very same ports that are weighed and told: more make a port no less taken. */
export const NAMED = 20;

/** Of whom nothing is said but that it weighs. */
const SOMEBODY = { slug: '', name: '' };

/** The uses of a port of which `port_use` keeps what they weigh: two digits each, the grade and the transports. */
export function unpackHolders(port: number, holders: string): PickUse[] {
  return (holders.match(/../g) ?? []).flatMap(([place = '', bits = '']) => {
    const grade = GRADES_IN_ORDER[Number(place) - 1];
    if (grade === undefined) return [];
    const transports = transportsOf(Number.parseInt(bits, 16));
    return [{ start: port, end: port, grade, transports, software: SOMEBODY }];
  });
}
