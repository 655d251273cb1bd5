import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { importRelease } from '@/lib/iana/commands/import';
import { readShippedRelease, SHIPPED_RELEASES } from '@/lib/iana/shipped-releases';
import { isLocale } from '@/lib/i18n/locales';
import { db, inTransaction, type Tx } from '@/lib/platform/db';
import { execute } from '@/lib/platform/raw';
import type { GradeReason } from '@/lib/reports/types';
import { readStockProfiles } from '@/lib/setup/stock';
import { articleEntry } from '@/lib/search/entry';
import { refreshAllSoftwareEntries, writeSearchEntries } from '@/lib/search/commands';
import type { SearchEntryRow } from '@/lib/search/types';
import { softwareNameKey } from '@/lib/software/types';
import { fillOnce } from './filled';

/** Hundreds of statements, on a machine that may be busy. */
const TIMEOUT_MS = 300_000;

const DATA = path.join(process.cwd(), 'prisma', 'data');

const SUPPORTED: GradeReason = {
  ...{ code: 'supported', sources: 1, primarySources: 1, contrary: 0, confirm: 0, dispute: 0 },
  missing: ['confirmers'],
};

interface ShippedSoftware {
  readonly software: {
    slug: string;
    name: string;
    tagline: string;
    taglines: Record<string, string>;
    aliases: string[];
    commonness?: string;
  };
  readonly reports: readonly {
    portStart: number;
    portEnd: number;
    transports: string[];
    role: string;
    onByDefault?: boolean | null;
    summary: string;
  }[];
}

/**
 * The newest shipped release, the profiles of services, all shipped software with its reports and all stories, without the
 * history, evidence and edits of a real instance: 7,500 search entries. Its file's database must be empty.
 */
export const storeSearchData = (): Promise<void> => fillOnce('search', fillSearchData);

async function fillSearchData(): Promise<void> {
  const newest = SHIPPED_RELEASES.at(-1);
  if (newest === undefined) throw new Error('no release is shipped');
  const profiles = await readStockProfiles();
  await db().serviceProfile.createMany({
    data: profiles.map(({ service, ...content }) => ({ ...content, serviceName: service })),
  });
  const imported = await importRelease(readShippedRelease(newest), {}, new Date('2026-11-20'));
  if (!imported.ok) throw new Error(imported.reason);
  const software = readShippedSoftware();
  await inTransaction(
    async (tx) => {
      await storeReports(tx, software);
      await refreshAllSoftwareEntries(tx);
      await writeSearchEntries(tx, storyEntries());
    },
    { timeout: TIMEOUT_MS },
  );
  await execute(db())`ANALYZE`;
}

function readShippedSoftware(): ShippedSoftware[] {
  const folder = path.join(DATA, 'software');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as ShippedSoftware);
}

function storyEntries(): SearchEntryRow[] {
  const folder = path.join(DATA, 'articles');
  return readdirSync(folder).flatMap((file) => {
    const [, port, locale] = /^(\d+)\.(\w+)\.md$/.exec(file) ?? [];
    if (port === undefined || !isLocale(locale)) return [];
    const [, head = '', body = ''] =
      /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(path.join(folder, file), 'utf8')) ?? [];
    const title = /^title: "?(.*?)"?$/m.exec(head)?.[1] ?? '';
    return [articleEntry({ port: Number(port), locale, title, body, questions: '' })];
  });
}

async function storeReports(tx: Tx, all: readonly ShippedSoftware[]): Promise<void> {
  const author = await tx.user.create({ data: { system: true } });
  for (const { software, reports } of all) {
    const { slug, name, tagline, aliases, commonness } = software;
    const create = reports.map(({ portStart, portEnd, transports, role, onByDefault, summary }) => {
      return {
        portStart,
        portEnd,
        transports,
        role,
        onByDefault: onByDefault ?? null,
        summary,
        grade: 'supported',
        gradeReason: SUPPORTED,
        authorId: author.id,
      };
    });
    await tx.software.create({
      data: {
        ...{ slug, name, tagline, aliases, nameKey: softwareNameKey(name), reports: { create } },
        ...(commonness === undefined ? {} : { commonness }),
      },
    });
  }
}
