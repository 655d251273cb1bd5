import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { rowFromStore } from '@/lib/iana/rows-store';
import { readDb } from '@/lib/platform/db';
import { rows as sqlRows, sql } from '@/lib/platform/raw';
import { rowKind } from '@/lib/ports/rules/status';
import { transportSchema } from '@/lib/ports/types';
import { MOST_ON_PORT, PLACE } from '@/lib/reports/queries-first';
import { type Grade, gradeSchema, roleSchema, settingViewSchema } from '@/lib/reports/types';
import { listProfiles } from '@/lib/services/queries';
import { profileWords } from '@/lib/services/profile';
import { plainName } from '@/lib/services/programs';
import { commonnessSchema } from '@/lib/software/types';
import { bitsOf } from './rules/bits';
import type { Facts, ProfileFact, ReportFact, ServiceFact } from './types';

/** Reports that say nothing of what listens today. */
const PAST = ['refuted', 'historic'] as const satisfies readonly Grade[];

const Reported = z.object({
  ...{ portStart: z.int(), portEnd: z.int(), softwareId: z.int() },
  ...{ transports: z.array(transportSchema), grade: gradeSchema.exclude(PAST), role: roleSchema },
  ...{ onByDefault: z.boolean().nullable(), settings: z.array(settingViewSchema) },
});
const Entry = z.object({
  ...{ id: z.int(), slug: z.string(), name: z.string(), aliases: z.array(z.string()) },
  commonness: commonnessSchema,
});
/** As JSON: as rows they cost many times as much. */
const Both = z.object({ reports: z.array(Reported), software: z.array(Entry) });

/** What the facts say of the registry: its release, its services and their profiles. */
export type OfficialFacts = Pick<Facts, 'release' | 'services' | 'profiles'>;
/** What they say of software. */
export type CommunityFacts = Pick<Facts, 'software' | 'reports'>;

/** The whole file. */
export async function findFacts(): Promise<Facts> {
  const [official, community] = await Promise.all([findOfficialFacts(), findCommunityFacts()]);
  return { ...official, ...community };
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

const ENTRY = sql`id, slug, name, coalesce(aliases, '{}') AS aliases, commonness`;
const REPORTED = sql`port_start AS "portStart", port_end AS "portEnd", transports, software_id AS "softwareId", grade, role,
  on_by_default AS "onByDefault", settings`;
const STANDS = sql`state = 'active' AND grade <> ALL (${[...PAST]}::text[])`;

/**
 * All software and the standing reports: of those on the very same ports as many as the port's page has. Tens of
 * thousands.
 */
async function findCommunityFacts(): Promise<CommunityFacts> {
  const [found] = await sqlRows(readDb(), Both)`
    SELECT (SELECT coalesce(json_agg(s), '[]') FROM (
      SELECT ${ENTRY} FROM software WHERE state = 'active' ORDER BY id) s) AS software,
    (SELECT coalesce(json_agg(r), '[]') FROM (
      SELECT ${REPORTED} FROM report JOIN (
        SELECT id AS first, ${PLACE} AS place FROM report r WHERE ${STANDS}) r ON first = id
      WHERE place <= ${MOST_ON_PORT} ORDER BY port_start, id) r) AS reports`;
  return communityFacts(found ?? { reports: [], software: [] });
}

/** The software that may have one of these names, all that has and few others, with its standing reports. */
export async function findFactsNamed(names: readonly string[]): Promise<CommunityFacts> {
  const keys = [...new Set(names.map(plainName))];
  const named = sql`state = 'active' AND plain_names(name, slug, aliases) && ${keys}::text[]`;
  const [found] = await sqlRows(readDb(), Both)`
    SELECT (SELECT coalesce(json_agg(s), '[]') FROM (
      SELECT ${ENTRY} FROM software WHERE ${named} ORDER BY id) s) AS software,
    (SELECT coalesce(json_agg(r), '[]') FROM (
      SELECT ${REPORTED} FROM report WHERE ${STANDS} AND software_id = ANY (ARRAY(SELECT id FROM software WHERE ${named}))
      ORDER BY port_start, id) r) AS reports`;
  return communityFacts(found ?? { reports: [], software: [] });
}

function communityFacts({ reports, software }: z.output<typeof Both>): CommunityFacts {
  const places = new Map(software.map(({ id }, at) => [id, at]));
  return {
    software: software.map(({ slug, name, aliases, commonness }) => [
      slug,
      name,
      aliases,
      commonness,
    ]),
    reports: reports.flatMap((report): ReportFact[] => {
      const place = places.get(report.softwareId);
      if (place === undefined) return [];
      return [
        {
          span: [report.portStart, report.portEnd],
          bits: bitsOf(report.transports),
          software: place,
          grade: report.grade,
          role: report.role,
          onByDefault: report.onByDefault,
          settings: report.settings,
        },
      ];
    }),
  };
}

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
