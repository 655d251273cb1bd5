import {
  aboutText,
  haystackOf,
  mergedSpans,
  programTermsOf,
  termsOf,
  wordText,
} from '@/lib/search/entry';
import type { SearchEntryRow } from '@/lib/search/types';
import { aliasTarget } from '@/lib/ports/rules/services';
import { profileNames, type ServiceProfile } from '@/lib/services/profile';
import type { AssignmentRow } from '@/lib/ports/types';
import { isPorted, PORT_COUNT } from '@/lib/ports/types';

/** The parts of a registry row that a service is found by. */
export interface ServiceRow extends AssignmentRow {
  /** Ids of people, as the registry has them. */
  readonly assignees: readonly string[];
  /** Of DCCP. */
  readonly serviceCode?: number | null;
}

/** Of a service without a port, and of one on the highest and on the lowest port. */
const PORTLESS_WEIGHT = 0.05;
const HIGH_PORT_WEIGHT = 0.2;
const LOW_PORT_WEIGHT = 0.7;
/** An alias is a second way to say something: the name it means comes first. */
const ALIAS_SHARE = 0.8;
/** Somebody has said in plain words what it is: it is one of those that people look up. */
const PROFILE_WEIGHT = 0.2;
/** What many programs speak, many people meet. */
const WEIGHT_OF_A_PROGRAM = 0.04;
const COUNTED_PROGRAMS = 4;

/**
 * The entries of all services that `rows` (a release, in its order) name: one for each name, compared
 * without case (RFC 6335, section 5.1). Aliases that the registry declares find the service they mean.
 * `personName` puts a name to an assignee's id; null where it has none. `profiles` say how people call a service.
 */
export function serviceEntries(
  rows: readonly ServiceRow[],
  personName: (id: string) => string | null,
  profiles: readonly ServiceProfile[] = [],
): SearchEntryRow[] {
  const profileOf = new Map(profiles.map((one) => [one.service.toLowerCase(), one]));
  const byName = new Map<string, { name: string; rows: ServiceRow[] }>();
  const aliases = new Map<string, Set<string>>();
  for (const row of rows) {
    if (row.serviceName === null) continue;
    const key = row.serviceName.toLowerCase();
    const service = byName.get(key) ?? { name: row.serviceName, rows: [] };
    service.rows.push(row);
    byName.set(key, service);
    const target = aliasTarget(row)?.toLowerCase();
    if (target === undefined || target === key) continue;
    aliases.set(target, (aliases.get(target) ?? new Set()).add(row.serviceName));
  }
  return [...byName].map(([key, service]) =>
    serviceEntry(
      service.name,
      service.rows,
      [...(aliases.get(key) ?? [])],
      personName,
      profileOf.get(key) ?? null,
    ),
  );
}

/** The entry of one service: `rows` are all that carry its name, `aliases` other names declared to mean it. */
export function serviceEntry(
  name: string,
  rows: readonly ServiceRow[],
  aliases: readonly string[],
  personName: (id: string) => string | null,
  profile: ServiceProfile | null = null,
): SearchEntryRow {
  const described = rows.find((row) => row.description !== '')?.description ?? '';
  const about = aboutText(profile === null ? described : `${profile.plainName}. ${profile.what}`);
  const terms = termsOf([
    name,
    ...aliases,
    ...(profile === null ? [] : profileNames(profile)),
    ...rows.flatMap((row) => serviceCodeNames(row.serviceCode ?? null)),
  ]);
  const spans = mergedSpans(
    rows.filter(isPorted).map(({ portStart, portEnd }) => ({ start: portStart, end: portEnd })),
  );
  const programs = profile?.software ?? [];
  const people = rows.flatMap((row) => row.assignees.flatMap((id) => [id, personName(id) ?? '']));
  const isAlias = rows.every((row) => aliasTarget(row) !== null);
  return {
    kind: 'service',
    key: name,
    title: name,
    about,
    terms: [...terms, ...programTermsOf(programs)],
    haystack: haystackOf(terms, about),
    text: wordText([...rows.map((row) => row.description), ...people, ...programs]),
    spans,
    weight:
      portWeight(spans[0]?.start) * (isAlias ? ALIAS_SHARE : 1) +
      (profile === null ? 0 : PROFILE_WEIGHT) +
      WEIGHT_OF_A_PROGRAM * Math.min(programs.length, COUNTED_PROGRAMS),
  };
}

/** A DCCP service code is 32 bits, four letters where it can be (RFC 4340, section 8.1.2): `SC:DISC`. */
function serviceCodeNames(code: number | null): string[] {
  if (code === null) return [];
  const letters = String.fromCharCode(
    code >>> 24,
    (code >> 16) & 255,
    (code >> 8) & 255,
    code & 255,
  );
  return [`sc:${letters.trim()}`, `sc=${code}`, String(code)];
}

/** Low ports went to what everybody uses: the weight falls with the logarithm of the number. */
function portWeight(port: number | undefined): number {
  if (port === undefined) return PORTLESS_WEIGHT;
  const height = Math.log2(port + 1) / Math.log2(PORT_COUNT);
  return LOW_PORT_WEIGHT - (LOW_PORT_WEIGHT - HIGH_PORT_WEIGHT) * height;
}
