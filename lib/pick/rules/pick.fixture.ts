import fc from 'fast-check';
import { MAX_PORT, type PortStatus } from '@/lib/ports/types';
import type { PickAsk, PickRun, PickUse } from '@/lib/pick/types';
import { pickPorts } from './pick';
import { PickTable } from './table';
import { pickAsk, pickTable } from './table.arbitrary';

export const onEvery = (status: PortStatus) => ({
  tcp: status,
  udp: status,
  sctp: status,
  dccp: status,
});
export const run = (
  start: number,
  end: number,
  status: PortStatus,
  ...names: string[]
): PickRun => ({
  ...{ start, end, names },
  statuses: onEvery(status),
});
export const use = (
  port: number | readonly [number, number],
  grade: PickUse['grade'],
  transports: PickUse['transports'] = ['tcp'],
): PickUse => {
  const [start, end] = typeof port === 'number' ? [port, port] : port;
  return { start, end, transports, grade, software: { slug: 'echo', name: 'Echo' } };
};
export const ask = (some: Partial<PickAsk> = {}): PickAsk => ({
  ...{ count: 5, transport: null, near: null, run: 1, seed: '', avoid: [], include: null },
  range: { start: 1, end: MAX_PORT },
  ...some,
});
export const ports = (table: PickTable, some: Partial<PickAsk>) =>
  pickPorts(table, ask(some)).picks.map(({ start }) => start);
export const EMPTY = new PickTable([], []);

export const portsOf = ({ start, end }: { readonly start: number; readonly end: number }) =>
  Array.from({ length: end - start + 1 }, (_, at) => start + at);
export const each = (claim: (table: PickTable, asked: PickAsk) => void) =>
  fc.assert(fc.property(pickTable, pickAsk, claim), { numRuns: 200 });
