import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { rowFromStore } from '@/lib/iana/rows-store';
import { readDb } from '@/lib/platform/db';
import { join, rows as sqlRows, type Sql, sql } from '@/lib/platform/raw';
import { rowKind } from '@/lib/ports/rules/status';
import { bitsOf } from '@/lib/ports/rules/bits';
import { TRANSPORTS } from '@/lib/ports/types';
import { MOST_ON_PORT, PLACE } from '@/lib/reports/queries-first';
import type { Grade } from '@/lib/reports/types';
import { listProfiles } from '@/lib/services/queries';
import { profileWords } from '@/lib/services/profile';
import { plainName } from '@/lib/services/programs';
import { unpackFacts, unpackReports } from './rules/file';
import type {
  Facts,
  FactsFile,
  PackedReport,
  ProfileFact,
  ServiceFact,
  SoftwareFact,
} from './types';

/** Reports that say nothing of what listens today. */
const PAST = ['refuted', 'historic'] as const satisfies readonly Grade[];

const Texts = z.object({ software: z.string(), reports: z.string() });

/** What the facts say of the registry: its release, its services and their profiles. */
export type OfficialFacts = Pick<Facts, 'release' | 'services' | 'profiles'>;
/** What they say of software. */
export type CommunityFacts = Pick<Facts, 'software' | 'reports'>;

/** The whole file, as `unpackFacts` reads it. */
export async function findFactsText(): Promise<string> {
  const [official, { software, reports }] = await Promise.all([
    findOfficialFacts(),
    findCommunity(sql`state = 'active'`),
  ]);
  return `${JSON.stringify(official).slice(0, -1)},"software":${software},"reports":${reports}}`;
}

/** What the file says. */
export async function findFacts(): Promise<Facts> {
  return unpackFacts(JSON.parse(await findFactsText()) as FactsFile);
}

/** Reads the current release and all profiles. */
export async function findOfficialFacts(): Promise<OfficialFacts> {
  const tx = readDb();
  const [release, rows, profiles] = await Promise.all([
    tx.release.findFirst({ orderBy: { id: 'desc' }, select: { date: true } }),
    tx.registryRow.findMany({
      where: { lastReleaseId: null, portStart: { not: null }, serviceName: { not: null } },
      orderBy: [{ portStart: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    }),
    listProfiles(tx),
  ]);
  return {
    release: release?.date.toISOString().slice(0, 10) ?? '',
    services: serviceFacts(rows.map(rowFromStore)),
    profiles: Object.fromEntries(
      profiles.map((profile) => [
        profile.service.toLowerCase(),
        { names: namesOf(profile), programs: profile.software, transports: profile.transports },
      ]),
    ),
  };
}

/** The software that may have one of these names, all that has and few others, with its standing reports. */
export async function findFactsNamed(names: readonly string[]): Promise<CommunityFacts> {
  const keys = [...new Set(names.map(plainName))];
  const { software, reports } = await findCommunity(
    sql`state = 'active' AND plain_names(name, slug, aliases) && ${keys}::text[]`,
  );
  return {
    software: JSON.parse(software) as SoftwareFact[],
    reports: unpackReports(JSON.parse(reports) as PackedReport[]),
  };
}

/**
 * Software and its standing reports, in JSON as the file has them: of those on the very same ports as many as the port's
 * page has. Tens of thousands: to read them here and write them again took longer than to find them.
 */
async function findCommunity(which: Sql): Promise<z.output<typeof Texts>> {
  const [found] = await sqlRows(readDb(), Texts)`
    WITH entry AS MATERIALIZED (
      SELECT id, slug, name, coalesce(aliases, '{}') AS aliases, commonness, row_number() OVER (ORDER BY id) - 1 AS at
      FROM software WHERE ${which}),
    stands AS (
      SELECT r.id, r.port_start, r.port_end, r.transports, r.grade, r.role, r.on_by_default, r.settings, entry.at,
        ${PLACE} AS place
      FROM report r JOIN entry ON entry.id = r.software_id
      WHERE r.state = 'active' AND r.grade <> ALL (${[...PAST]}::text[]))
    SELECT (SELECT coalesce(json_agg(json_build_array(slug, name, aliases, commonness) ORDER BY at), '[]') FROM entry)::text
      AS software,
    (SELECT coalesce(json_agg(json_build_array(port_start, port_end, ${BITS}, at, grade, role, on_by_default, settings)
        ORDER BY port_start, id), '[]') FROM stands WHERE place <= ${MOST_ON_PORT})::text AS reports`;
  return found ?? { software: '[]', reports: '[]' };
}

/** What `bitsOf` makes of the transports. */
const BITS = join(
  TRANSPORTS.map((transport, at) => sql`${1 << at}::int * (${transport} = ANY (transports))::int`),
  ' + ',
);

function namesOf(profile: Parameters<typeof profileWords>[0]): ProfileFact['names'] {
  return Object.fromEntries(
    LOCALES.flatMap((locale) => {
      const words = profileWords(profile, locale);
      return words.locale === locale ? [[locale, words.plainName] as const] : [];
    }),
  );
}

/** Rows of one name on one port, told once with all their transports; a row without one speaks for TCP and UDP. */
function serviceFacts(rows: readonly ReturnType<typeof rowFromStore>[]): ServiceFact[] {
  const found = new Map<string, [number, number, number, string]>();
  for (const row of rows) {
    const { portStart, portEnd, serviceName, transport } = row;
    if (portStart === null || portEnd === null || serviceName === null) continue;
    if (rowKind(row) !== 'assigned') continue;
    const bits = bitsOf(transport === null ? ['tcp', 'udp'] : [transport]);
    const key = `${portStart} ${portEnd} ${serviceName}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [portStart, portEnd, bits, serviceName]);
    else known[2] |= bits;
  }
  return [...found.values()];
}
