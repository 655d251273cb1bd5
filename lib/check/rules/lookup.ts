import type { Facts, ReportFact } from '@/lib/check/types';
import { askedOf, type NameKeys, plain } from './names';

/** Facts, looked up by port, by slug and by name without reading them all. Built once a page. */
export interface Lookup {
  /** Places in the facts of what is on a port, in their order. */
  readonly servicesOn: (port: number) => readonly number[];
  readonly reportsOn: (port: number) => readonly number[];
  /** Place of the software with a slug. */
  readonly bySlug: ReadonlyMap<string, number>;
  /** The first report of the software with a slug. */
  readonly reportOf: ReadonlyMap<string, ReportFact>;
  /** Place of the first software whose name a program bears (`bearsName`). */
  readonly named: (program: string) => number | undefined;
  /** Names of a service or of software, made when they are first asked for; by its world and id. */
  readonly keys: Map<string, NameKeys>;
}

export function lookupOf({ services, software, reports }: Facts): Lookup {
  const bySlug = new Map<string, number>();
  software.forEach(([slug], at) => {
    if (!bySlug.has(slug)) bySlug.set(slug, at);
  });
  const reportOf = new Map<string, ReportFact>();
  for (const report of reports) {
    const slug = software[report.software]?.[0];
    if (slug !== undefined && !reportOf.has(slug)) reportOf.set(slug, report);
  }
  return {
    servicesOn: onPort(services.map(([start, end]) => [start, end])),
    reportsOn: onPort(reports.map(({ span }) => span)),
    ...{ bySlug, reportOf, keys: new Map() },
    named: namedBy(software.map(([slug, name, aliases]) => [slug, name, ...aliases].map(plain))),
  };
}

/** Most are on one port: those are found by it, and the ranges, of which there are few, are looked through. */
function onPort(spans: readonly (readonly [number, number])[]): Lookup['servicesOn'] {
  const single = new Map<number, number[]>();
  const ranges: number[] = [];
  spans.forEach(([start, end], at) => {
    const here = single.get(start);
    if (start !== end) ranges.push(at);
    else if (here === undefined) single.set(start, [at]);
    else here.push(at);
  });
  return (port) => {
    const around = ranges.filter((at) => {
      const [start, end] = spans[at] ?? [1, 0];
      return start <= port && port <= end;
    });
    return [...(single.get(port) ?? []), ...around].sort((a, b) => a - b);
  };
}

function namedBy(names: readonly (readonly string[])[]): Lookup['named'] {
  const first = new Map<string, number>();
  names.forEach((own, at) => {
    for (const name of own) if (name !== '' && !first.has(name)) first.set(name, at);
  });
  const sorted = [...first].sort(([a], [b]) => (a < b ? -1 : 1));
  const beginning = (text: string) => {
    const found: number[] = [];
    for (let at = lowest(sorted, text); sorted[at]?.[0].startsWith(text) === true; at += 1)
      found.push(sorted[at]?.[1] ?? 0);
    return found;
  };
  return (program) => {
    const { own, cut } = askedOf(program);
    if (own.length < 2) return undefined;
    const whole = [own, own.replace(/d$/, ''), own.replace(/server$/, '')];
    const found = [
      ...whole.flatMap((name) => first.get(name) ?? []),
      ...(cut ? beginning(own) : []),
    ];
    return found.length === 0 ? undefined : Math.min(...found);
  };
}

/** Where the first name stands that is not before the text. */
function lowest(sorted: readonly (readonly [string, number])[], text: string): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle]?.[0] ?? '') < text) from = middle + 1;
    else to = middle;
  }
  return from;
}
