import type { Store, StoreLine } from '@/lib/collisions/store-types';
import { NODE_PORTS, within } from '@/lib/ports/rules/facts';

/** Apps of two stores, or of one, that begin with the same port and are not the same program. */
export interface StoreClash {
  readonly port: number;
  readonly apps: readonly string[];
  /** Those of the other store; empty where they are of one. */
  readonly others: readonly string[];
}

/** Programs that go on under another name. */
const RENAMED: Readonly<Record<string, string>> = { overseerr: 'seerr', jellyseerr: 'seerr' };

/** Whether two names of apps mean one program: alike without hyphens, or one with an addition (`n8n`, `n8n-2`). */
export function isSameApp(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => RENAMED[name] ?? name) as [string, string];
  const bare = (name: string) => name.replaceAll('-', '');
  return bare(one) === bare(other) || one.startsWith(`${other}-`) || other.startsWith(`${one}-`);
}

function byPort(lines: readonly StoreLine[]): Map<number, string[]> {
  const ports = new Map<number, string[]>();
  for (const [app, port] of lines) {
    const here = ports.get(port) ?? [];
    if (!here.includes(app)) ports.set(port, [...here, app]);
  }
  return ports;
}

/** Ports with which apps of both stores begin, and no program is of both; ascending. */
export function clashesBetween(one: Store, other: Store): StoreClash[] {
  const [mine, theirs] = [byPort(one.lines), byPort(other.lines)];
  return [...mine]
    .flatMap(([port, apps]): StoreClash[] => {
      const others = theirs.get(port) ?? [];
      const same = apps.some((app) => others.some((name) => isSameApp(app, name)));
      return others.length === 0 || same ? [] : [{ port, apps, others }];
    })
    .sort((a, b) => a.port - b.port);
}

/** Ports with which several programs of one store begin; ascending. */
export function clashesWithin({ lines }: Store): StoreClash[] {
  return [...byPort(lines)]
    .flatMap(([port, apps]): StoreClash[] => {
      const [first = ''] = apps;
      return apps.every((app) => isSameApp(app, first)) ? [] : [{ port, apps, others: [] }];
    })
    .sort((a, b) => a.port - b.port);
}

/** How many lines of a store lie in the range from which Kubernetes gives ports to services. */
export function countNodePorts({ lines }: Store): number {
  return lines.filter(([, port]) => within(NODE_PORTS, port)).length;
}

/** Every two of the stores, in their order. */
export function pairsOf(stores: readonly Store[]): (readonly [Store, Store])[] {
  return stores.flatMap((one, at) => stores.slice(at + 1).map((other) => [one, other] as const));
}
