import { z } from 'zod';
import { readDb, type Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { rows } from '@/lib/platform/raw';
import { serviceNameSchema } from './changes';
import {
  type ProfileAnswer,
  profileAnswer,
  type ServiceProfile,
  serviceProfileSchema,
  type ShownProfile,
} from './profile';
import { programFinder } from './programs';

type Stored = Awaited<ReturnType<Tx['serviceProfile']['findMany']>>[number];

/** The profiles of these services, by the name in lower case; a service without one is left out. */
export async function findProfiles(
  names: readonly string[],
  tx: Tx = readDb(),
): Promise<Map<string, ServiceProfile & { readonly revision: number }>> {
  if (names.length === 0) return new Map();
  const rows = await tx.serviceProfile.findMany({
    where: { serviceName: { in: [...new Set(names)] }, state: 'active' },
  });
  return new Map(rows.map((row) => [row.serviceName.toLowerCase(), profileOf(row)]));
}

/** A service as a form changes what the community says of it. */
export interface EditableService {
  /** As IANA spells it. */
  readonly service: string;
  /** Null where nobody has said anything yet. */
  readonly revision: number | null;
  /** Null where nothing is said now. */
  readonly content: ServiceProfile | null;
}

/** The present revision of a service's profile; null where the registry does not know the name. */
export async function findEditableService(asked: string): Promise<EditableService | null> {
  const name = serviceNameSchema.safeParse(asked);
  const [row] = name.success ? await findServiceRows(readDb(), name.data) : [];
  const service = row?.serviceName ?? null;
  if (service === null) return null;
  const stored = await readDb().serviceProfile.findUnique({ where: { serviceName: service } });
  if (stored === null) return { service, revision: null, content: null };
  const { revision, ...content } = profileOf(stored);
  return { service, revision, content: stored.state === 'active' ? content : null };
}

/** The same, each with its programs looked up. */
export async function findShownProfiles(
  names: readonly string[],
): Promise<Map<string, ShownProfile & { readonly revision: number }>> {
  const profiles = await findProfiles(names);
  const programs = [...profiles.values()].flatMap(({ software }) => software);
  const programsOf = programs.length > 0 ? await programFinder(readDb(), programs) : () => [];
  return new Map(
    [...profiles].map(([name, profile]) => [
      name,
      { ...profile, programs: programsOf(profile.software) },
    ]),
  );
}

/** A service's profile with its programs looked up; null where there is none. */
export async function findShownProfile(
  name: string,
): Promise<(ShownProfile & { readonly revision: number }) | null> {
  return (await findShownProfiles([name])).get(name.toLowerCase()) ?? null;
}

/** … as the API shows it. */
export async function findProfileAnswer(name: string): Promise<ProfileAnswer | null> {
  const profile = await findShownProfile(name);
  return profile === null ? null : profileAnswer(profile);
}

/** All profiles, for the search. */
export async function listProfiles(tx: Tx = readDb()): Promise<ServiceProfile[]> {
  return (
    await tx.serviceProfile.findMany({ where: { state: 'active' }, orderBy: { id: 'asc' } })
  ).map(profileOf);
}

/** The registry's own order: by port, then as IANA lists the rows of one port; portless rows last. */
export const REGISTRY_ORDER = [
  { portStart: { sort: 'asc', nulls: 'last' } },
  { position: 'asc' },
  { id: 'asc' },
] satisfies Prisma.RegistryRowOrderByWithRelationInput[];

/**
 * The rows of the current release that carry a service's name, compared without case (RFC 6335, section
 * 5.1), in the registry's order; none where it does not know the name.
 */
export function findServiceRows(tx: Tx, name: string) {
  return findRowsOfServices(tx, [name]);
}

/** The same of several services. */
export async function findRowsOfServices(tx: Tx, names: readonly string[]) {
  // `mode: insensitive` is ILIKE in PostgreSQL, where `_` and `%` of a name would match anything.
  const keys = names.map((name) => name.toLowerCase());
  const found = await rows(tx, z.object({ id: z.int() }))`
    SELECT id FROM registry_row WHERE last_release_id IS NULL AND lower(service_name) = ANY (${keys})`;
  if (found.length === 0) return [];
  return tx.registryRow.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: REGISTRY_ORDER,
  });
}

function profileOf(stored: Stored) {
  const { id: _id, serviceName, updatedAt: _at, state: _state, revision, ...content } = stored;
  return { ...serviceProfileSchema.parse({ ...content, service: serviceName }), revision };
}
