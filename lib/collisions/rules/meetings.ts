import { TRANSPORTS, type Transport } from '@/lib/ports/types';
import type { ChosenSoftware, Meeting, TakenPorts } from '@/lib/collisions/types';

/** A use with whose it is: its place in the set. */
export interface OwnedUse {
  readonly owner: number;
  readonly use: TakenPorts;
}

/** Every use of the set, by port. */
export function usesOf(set: readonly ChosenSoftware[]): OwnedUse[] {
  return set
    .flatMap(({ uses }, owner) => uses.map((use) => ({ owner, use })))
    .sort((a, b) => a.use.start - b.use.start || a.use.end - b.use.end || a.owner - b.owner);
}

/** Who meets whom, by port: neighbouring ports and transports on which the same ones meet are told once. */
export function meetingsOf(set: readonly ChosenSoftware[]): Meeting[] {
  const all = usesOf(set);
  const found = new Map<string, { start: number; end: number; transports: Transport[] }>();
  const here = new Map<string, readonly OwnedUse[]>();
  for (const transport of TRANSPORTS) {
    const uses = all.filter(({ use }) => use.transports.includes(transport));
    const bounds = [...new Set(uses.flatMap(({ use }) => [use.start, use.end + 1]))];
    bounds.sort((a, b) => a - b);
    let last = null as { start: number; key: string } | null;
    for (const [at, start] of bounds.entries()) {
      const end = (bounds[at + 1] ?? start) - 1;
      const met = uses.filter(({ use }) => use.start <= start && end <= use.end);
      if (new Set(met.map(({ owner }) => owner)).size < 2) {
        last = null;
        continue;
      }
      const key = met.map((one) => all.indexOf(one)).join(' ');
      here.set(key, met);
      last = last?.key === key ? last : { start, key };
      const place = `${last.start} ${key}`;
      const known = found.get(place);
      if (known === undefined)
        found.set(place, { start: last.start, end, transports: [transport] });
      else {
        known.end = Math.max(known.end, end);
        if (!known.transports.includes(transport)) known.transports.push(transport);
      }
    }
  }
  return [...found]
    .map(([place, span]) => {
      const met = here.get(place.slice(place.indexOf(' ') + 1)) ?? [];
      return { ...span, ...partiesOf(met, set) };
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function partiesOf(met: readonly OwnedUse[], set: readonly ChosenSoftware[]) {
  const owners = [...new Set(met.map(({ owner }) => owner))].sort((a, b) => a - b);
  const parties = owners.flatMap((owner) => {
    const software = set[owner];
    const uses = met.filter((one) => one.owner === owner).map(({ use }) => use);
    const first = uses.find(({ sure }) => sure) ?? uses[0];
    if (software === undefined || first === undefined) return [];
    const { slug, name } = software;
    return [{ slug, name, role: first.role, sure: first.sure }];
  });
  return { parties, sure: parties.filter(({ sure }) => sure).length > 1 };
}
