import { z } from 'zod';
import type { Tx } from '@/lib/platform/db';
import { rows } from '@/lib/platform/raw';
import { rowKind } from '@/lib/ports/rules/status';
import { TRANSPORTS, type Transport, transportSchema } from '@/lib/ports/types';
import { meaningsOf, nameKeys, type SoftwareNames } from '@/lib/software/names';
import { normName, softwareNameKey } from '@/lib/software/types';
import type { NamedProgram, ProfileWords } from './profile';

/** Which programs implement which services. The one place that says so is `software` of a service's profile. */

const NAMES = { slug: true, name: true, aliases: true } as const;
const ACTIVE = { state: 'active' } as const;

const Names = z.object({ slug: z.string(), name: z.string(), aliases: z.array(z.string()) });

/** As the index has a name: the database's `plain_names`. Names that are the same in normal form are the same here. */
export const plainName = (name: string) =>
  name
    .replaceAll('\u212A', 'k')
    .replaceAll('\u0130', 'i')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[^a-z0-9]/g, '');

/** Active entries that may have one of these names: all that have, and few others. */
export function entriesLike(tx: Tx, names: readonly string[]): Promise<SoftwareNames[]> {
  const keys = [...new Set(names.map(plainName))];
  return rows(tx, Names)`
    SELECT slug, name, coalesce(aliases, '{}') AS aliases FROM software
    WHERE state = 'active' AND plain_names(name, slug, aliases) && ${keys}::text[]`;
}

/** Which programs names mean: the same names in the same order, each entry once. */
export type ProgramFinder = (names: readonly string[]) => NamedProgram[];

/** Looks programs up by these names. */
export async function programFinder(tx: Tx, known: readonly string[]): Promise<ProgramFinder> {
  return programsAmong(await entriesLike(tx, known));
}

/** Looks programs up among these entries. Of entries with one name among their others, the first by name is meant. */
export function programsAmong(unordered: readonly SoftwareNames[]): ProgramFinder {
  const entries = unordered
    .map((entry) => ({ ...entry, key: softwareNameKey(entry.name) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const byKey = meaningsOf(entries);
  const byName = new Map(entries.map((entry) => [entry.key, entry]));
  return (names) => {
    const programs = new Map<string, NamedProgram>();
    for (const name of names) {
      const entry = byName.get(softwareNameKey(name)) ?? byKey.get(normName(name));
      programs.set(entry?.slug ?? `/${normName(name)}`, {
        name: entry?.name ?? name,
        slug: entry?.slug ?? null,
      });
    }
    return [...programs.values()];
  };
}

/** Whether an entry, or a program that a profile names, is called so. */
export async function isCalled(tx: Tx, name: string): Promise<boolean> {
  const [program] = (await programFinder(tx, [name]))([name]);
  if (program?.slug != null) return true;
  const key = normName(name);
  return (await findNaming(tx)).some(({ software }) =>
    software.some((one) => normName(one) === key),
  );
}

/** An official service that a program implements, with its ports. */
export interface OfficialUse {
  readonly serviceName: string;
  readonly profile: ProfileWords;
  /** Ascending. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  /** Met in practice where a source says so, else those that IANA lists. */
  readonly transports: readonly Transport[];
}

const PROFILE = {
  ...{ serviceName: true, plainName: true, what: true, aliases: true },
  ...{ local: true, transports: true, software: true },
} as const;

/** The official services of one program, by their ports. */
export async function findOfficialUses(tx: Tx, slug: string): Promise<OfficialUse[]> {
  const where = { ...ACTIVE, slug };
  return (await usesOf(tx, await tx.software.findMany({ where, select: NAMES }))).get(slug) ?? [];
}

/** … of every program that has any, by slug. */
export async function findAllOfficialUses(
  tx: Tx,
): Promise<ReadonlyMap<string, readonly OfficialUse[]>> {
  const profiles = await findNaming(tx);
  const names = profiles.flatMap(({ software }) => software);
  return usesOf(tx, await entriesLike(tx, names), profiles);
}

/** … of the programs that these names mean, by slug; one that implements none has no uses. */
export async function findOfficialUsesOf(
  tx: Tx,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly OfficialUse[]>> {
  const keys = new Set(names.map(normName));
  const meant = (await entriesLike(tx, names)).filter((entry) =>
    nameKeys(entry).some((key) => keys.has(key)),
  );
  const uses = await usesOf(tx, meant);
  return new Map(meant.map(({ slug }) => [slug, uses.get(slug) ?? []]));
}

const Naming = z.object({ service: z.string(), software: z.array(z.string()) });

/** The services whose profiles name programs by these names, and no others, in normal form; with the names that do. */
export async function servicesNaming(
  tx: Tx,
  names: readonly string[],
): Promise<z.infer<typeof Naming>[]> {
  const plain = [...new Set(names.map(plainName))];
  const found = await rows(tx, Naming)`
    SELECT service_name AS service, software FROM service_profile
    WHERE state = 'active' AND plain_names('', '', software) && ${plain}::text[] ORDER BY service_name`;
  const keys = new Set(names.map(normName));
  return found.map(({ service, software }) => ({
    service,
    software: software.filter((name) => keys.has(normName(name))),
  }));
}

/** Profiles that name programs. */
function findNaming(tx: Tx) {
  return tx.serviceProfile.findMany({
    where: { state: 'active', NOT: { software: { isEmpty: true } } },
    select: PROFILE,
  });
}

async function usesOf(
  tx: Tx,
  entries: readonly SoftwareNames[],
  naming?: Awaited<ReturnType<typeof findNaming>>,
): Promise<Map<string, OfficialUse[]>> {
  const keys = new Set(entries.flatMap(nameKeys));
  const own = (name: string) => keys.has(normName(name));
  const profiles = (naming ?? (await findNaming(tx))).filter(({ software }) => software.some(own));
  // Others may be called the same: a name means one of them.
  const names = [...new Set(profiles.flatMap(({ software }) => software.filter(own)))];
  const find = names.length === 0 ? () => [] : await programFinder(tx, names);
  const slugs = new Set(entries.map(({ slug }) => slug));
  const named = profiles.flatMap((profile) => {
    const meant = find(profile.software.filter(own)).flatMap(({ slug }) => slug ?? []);
    const of = meant.filter((slug) => slugs.has(slug));
    return of.length === 0 ? [] : [{ ...profile, of }];
  });
  const registered = await findPortedRows(
    tx,
    named.map(({ serviceName }) => serviceName.toLowerCase()),
  );
  const uses = new Map<string, OfficialUse[]>();
  for (const { of, serviceName, transports, software: _, ...words } of named) {
    const own = registered.filter(({ name }) => name === serviceName.toLowerCase());
    if (own.length === 0) continue;
    const use: OfficialUse = {
      serviceName,
      profile: words as unknown as ProfileWords,
      spans: distinct(own),
      transports: TRANSPORTS.filter((one) =>
        transports.length > 0
          ? transports.includes(one)
          : own.some(({ transport }) => transport === one),
      ),
    };
    for (const slug of of) uses.set(slug, [...(uses.get(slug) ?? []), use]);
  }
  for (const list of uses.values()) list.sort((a, b) => firstPort(a) - firstPort(b));
  return uses;
}

const firstPort = ({ spans }: OfficialUse): number => spans[0]?.start ?? 0;

const PortedRow = z.object({
  ...{ name: z.string(), start: z.int(), end: z.int() },
  ...{
    transport: transportSchema.nullable(),
    description: z.string(),
    notes: z.string().nullable(),
  },
});

/** Rows of the current release that assign a port to one of these names, given in lower case. */
async function findPortedRows(tx: Tx, names: readonly string[]) {
  if (names.length === 0) return [];
  const found = await rows(tx, PortedRow)`
    SELECT lower(service_name) AS name, port_start AS start, port_end AS end, transport, description, notes
    FROM registry_row
    WHERE last_release_id IS NULL AND port_start IS NOT NULL AND lower(service_name) = ANY (${[...names]})
    ORDER BY port_start, port_end`;
  return found.filter(
    ({ name, start, end, ...row }) =>
      rowKind({ ...row, serviceName: name, portStart: start, portEnd: end }) === 'assigned',
  );
}

function distinct(spans: readonly { readonly start: number; readonly end: number }[]) {
  return [...new Map(spans.map(({ start, end }) => [`${start}-${end}`, { start, end }])).values()];
}
