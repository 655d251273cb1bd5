import type { Grade } from '@/lib/reports/types';
import { LOCALES } from '@/lib/i18n/locales';
import { rowFromStore } from '@/lib/iana/rows-store';
import { readDb } from '@/lib/platform/db';
import { rowKind } from '@/lib/ports/rules/status';
import { reportView } from '@/lib/reports/queries';
import { REPORT_INCLUDE } from '@/lib/reports/queries';
import { listProfiles } from '@/lib/services/queries';
import { profileWords } from '@/lib/services/profile';
import { commonnessSchema } from '@/lib/software/types';
import { bitsOf } from './rules/bits';
import type { Facts, ProfileFact, ReportFact, ServiceFact } from './types';

/** Reports that say nothing of what listens today. */
const PAST: readonly Grade[] = ['refuted', 'historic'];

/** The whole file. Reads the current release, all profiles, all software and all standing reports. */
export async function findFacts(): Promise<Facts> {
  const tx = readDb();
  const [release, rows, profiles, software, reports] = await Promise.all([
    tx.release.findFirst({ orderBy: { id: 'desc' }, select: { date: true } }),
    tx.registryRow.findMany({
      where: { lastReleaseId: null, portStart: { not: null }, serviceName: { not: null } },
      orderBy: [{ portStart: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    }),
    listProfiles(tx),
    tx.software.findMany({ where: { state: 'active' }, orderBy: { id: 'asc' } }),
    tx.report.findMany({
      where: { state: 'active', grade: { notIn: [...PAST] } },
      orderBy: [{ portStart: 'asc' }, { id: 'asc' }],
      include: REPORT_INCLUDE,
    }),
  ]);
  const places = new Map(software.map(({ slug }, at) => [slug, at]));
  return {
    release: release?.date.toISOString().slice(0, 10) ?? '',
    services: serviceFacts(rows.map(rowFromStore)),
    profiles: Object.fromEntries(
      profiles.map((profile) => [
        profile.service.toLowerCase(),
        { names: namesOf(profile), programs: profile.software, transports: profile.transports },
      ]),
    ),
    software: software.map(({ slug, name, aliases, commonness }) => [
      slug,
      name,
      aliases,
      commonnessSchema.parse(commonness),
    ]),
    reports: reports.map(reportView).flatMap((report): ReportFact[] => {
      const place = places.get(report.software.slug);
      if (place === undefined) return [];
      return [
        {
          span: [report.portStart, report.portEnd],
          bits: bitsOf(report.transports),
          software: place,
          grade: report.grade as ReportFact['grade'],
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
