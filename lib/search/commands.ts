import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import type { Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { gathering } from '@/lib/platform/gather';
import { execute } from '@/lib/platform/raw';
import type { Grade } from '@/lib/reports/types';
import { findProfiles, findRowsOfServices } from '@/lib/services/queries';
import {
  findAllOfficialUses,
  findOfficialUses,
  findOfficialUsesOf,
  type OfficialUse,
} from '@/lib/services/programs';
import { aliasTarget } from '@/lib/ports/rules/services';
import type { Transport } from '@/lib/ports/types';
import { taglinesSchema } from '@/lib/software/types';
import { articleEntry, articleKey, softwareEntry, wordText } from './entry';
import { serviceEntry } from './service-entry';
import type { EntryKind, SearchEntryRow } from './types';

/**
 * Puts entries in, in place of those with the same kind and key, by one statement whatever their
 * number. Call it in the transaction that changes the thing itself. Entries that say the same as
 * before are left alone, so that an import touches only what changed. Keys must be different.
 */
export async function writeSearchEntries(
  tx: Tx,
  entries: readonly SearchEntryRow[],
): Promise<void> {
  if (entries.length === 0) return;
  const json = JSON.stringify(
    entries.map((entry) => ({
      ...entry,
      nameWords: wordText(entry.terms),
      aboutWords: wordText([entry.about]),
    })),
  );
  await execute(tx)`
    INSERT INTO search_entry AS old (kind, key, title, about, terms, haystack, words, spans, weight)
    SELECT kind, key, title, about, ARRAY(SELECT jsonb_array_elements_text(terms)), haystack,
      setweight(to_tsvector('simple', "nameWords"), 'A') || setweight(to_tsvector('simple', "aboutWords"), 'B')
        || to_tsvector('simple', "text"),
      (SELECT coalesce(range_agg(int4range((span ->> 'start')::int, (span ->> 'end')::int, '[]')), '{}')
        FROM jsonb_array_elements(spans) span), weight
    FROM jsonb_to_recordset(${json}::jsonb) AS new(kind text, key text, title text, about text, terms jsonb,
      haystack text, "nameWords" text, "aboutWords" text, "text" text, spans jsonb, weight float8)
    ON CONFLICT (kind, key) DO UPDATE SET title = excluded.title, about = excluded.about, terms = excluded.terms,
      haystack = excluded.haystack, words = excluded.words, spans = excluded.spans, weight = excluded.weight
    WHERE (old.title, old.about, old.terms, old.haystack, old.words, old.spans, old.weight)
      IS DISTINCT FROM (excluded.title, excluded.about, excluded.terms, excluded.haystack, excluded.words,
        excluded.spans, excluded.weight)`;
  // The indexes gather what is new in lists that every search would have to read through.
  await execute(tx)`
    SELECT gin_clean_pending_list(one::regclass)
    FROM unnest(ARRAY['search_entry_terms', 'search_entry_haystack', 'search_entry_words']) one`;
}

/** Takes entries out; keys that have none are passed over. */
export async function dropSearchEntries(
  tx: Tx,
  kind: EntryKind,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  await tx.searchEntry.deleteMany({ where: { kind, key: { in: [...keys] } } });
}

/** Makes the search find an article as it is now. */
export async function refreshArticleEntry(tx: Tx, id: number): Promise<void> {
  const article = await tx.article.findUniqueOrThrow({ where: { id } });
  const locale = isLocale(article.locale) ? article.locale : DEFAULT_LOCALE;
  if (article.state !== 'active')
    return dropSearchEntries(tx, 'article', [articleKey(article.port, locale)]);
  await writeSearchEntries(tx, [articleEntry({ ...article, locale })]);
}

const WITH_REPORTS = {
  reports: { where: { state: 'active' }, orderBy: { id: 'asc' } },
} satisfies Prisma.SoftwareInclude;
type WithReports = Prisma.SoftwareGetPayload<{ include: typeof WITH_REPORTS }>;

function entryOf(software: WithReports, official: readonly OfficialUse[]): SearchEntryRow {
  const reports = software.reports.map((report) => ({ ...report, grade: report.grade as Grade }));
  const taglines = taglinesSchema.parse(software.taglines);
  return softwareEntry(
    { ...software, taglines },
    reports,
    official.flatMap(({ spans }) => spans),
  );
}

const software = gathering<number>(refreshSoftwareEntries);
/** Names that programs go by. */
const programs = gathering<string>(async (tx, names) => {
  const meant = (await findOfficialUsesOf(tx, names)).keys();
  const where = { slug: { in: [...meant] } };
  const found = await tx.software.findMany({ where, select: { id: true } });
  software.leave(
    tx,
    found.map(({ id }) => id),
  );
});
const services = gathering<string>(refreshServiceEntries);

/**
 * Runs work that changes much software and many profiles, and makes the search find them at the end, each once:
 * what their entries are made of is read for all of them together.
 */
export function gatherEntries<Value>(tx: Tx, work: () => Promise<Value>): Promise<Value> {
  return software.during(tx, () => programs.during(tx, () => services.during(tx, work)));
}

async function refreshSoftwareEntries(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const where = { id: { in: [...ids] } };
  const changed = await tx.software.findMany({
    where,
    orderBy: { id: 'asc' },
    include: WITH_REPORTS,
  });
  const official = await findAllOfficialUses(tx);
  const isActive = ({ state }: WithReports) => state === 'active';
  const entries = changed
    .filter(isActive)
    .map((software) => entryOf(software, official.get(software.slug) ?? []));
  await writeSearchEntries(tx, entries);
  const gone = changed.filter((software) => !isActive(software)).map(({ slug }) => slug);
  await dropSearchEntries(tx, 'software', gone);
}

/** Makes the search find a piece of software as it is now; one that was merged away is no longer found. */
export async function refreshSoftwareEntry(tx: Tx, id: number): Promise<void> {
  if (software.leave(tx, [id])) return;
  const entry = await tx.software.findUniqueOrThrow({ where: { id }, include: WITH_REPORTS });
  if (entry.state !== 'active') return dropSearchEntries(tx, 'software', [entry.slug]);
  await writeSearchEntries(tx, [entryOf(entry, await findOfficialUses(tx, entry.slug))]);
}

/** The same for the programs that these names mean: what a profile names decides what their ports are. */
export async function refreshPrograms(tx: Tx, names: readonly string[]): Promise<void> {
  if (programs.leave(tx, names)) return;
  const official = await findOfficialUsesOf(tx, names);
  if (official.size === 0) return;
  const where = { slug: { in: [...official.keys()] } };
  const meant = await tx.software.findMany({ where, include: WITH_REPORTS });
  await writeSearchEntries(
    tx,
    meant.map((software) => entryOf(software, official.get(software.slug) ?? [])),
  );
}

/** Programs that are read with their reports at once. */
const AT_ONCE = 1000;

/** The same for every program: what a release assigns decides what their ports are. */
export async function refreshAllSoftwareEntries(tx: Tx): Promise<void> {
  const official = await findAllOfficialUses(tx);
  let after = 0;
  for (;;) {
    const some = await tx.software.findMany({
      where: { state: 'active', id: { gt: after } },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
      include: WITH_REPORTS,
    });
    await writeSearchEntries(
      tx,
      some.map((software) => entryOf(software, official.get(software.slug) ?? [])),
    );
    const last = some.at(-1);
    if (last === undefined || some.length < AT_ONCE) return;
    after = last.id;
  }
}

const NOTED = {
  ...{ serviceName: true, portStart: true, portEnd: true, description: true, notes: true },
} as const;

/** Makes the search find a service of the current release by its profile as it is now; one that is gone stays gone. */
export async function refreshServiceEntry(tx: Tx, name: string): Promise<void> {
  if (!services.leave(tx, [name])) await refreshServiceEntries(tx, [name]);
}

async function refreshServiceEntries(tx: Tx, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const stored = await findRowsOfServices(tx, names);
  const noted = await findNoted(tx, names);
  const people = await tx.registryPerson.findMany({
    where: { id: { in: stored.flatMap(({ assignees }) => assignees) } },
  });
  const called = new Map(people.map((person) => [person.id, person.name ?? person.org]));
  const profiles = await findProfiles(names, tx);
  const entries = names.flatMap((name) => {
    const key = name.toLowerCase();
    const own = stored.filter(({ serviceName }) => serviceName?.toLowerCase() === key);
    const [first] = own;
    if (first === undefined) return [];
    const rows = own.map((row) => ({
      ...row,
      transport: row.transport as Transport | null,
      serviceCode: row.serviceCode === null ? null : Number(row.serviceCode),
    }));
    const aliases = noted
      .filter(({ target, alias }) => target === key && alias.toLowerCase() !== key)
      .map(({ alias }) => alias);
    const profile = profiles.get(key) ?? null;
    const personName = (id: string) => called.get(id) ?? null;
    const title = first.serviceName ?? name;
    return [serviceEntry(title, rows, [...new Set(aliases)], personName, profile)];
  });
  await writeSearchEntries(tx, entries);
}

/** Names that the registry's notes declare to be aliases, each with the name it means, in lower case. */
async function findNoted(tx: Tx, names: readonly string[]) {
  const [only] = names;
  // One name is looked for by itself; whatever its `_` and `%` let in besides, the next step leaves out.
  const quoted = names.length === 1 ? `"${only ?? ''}"` : '"';
  const noted = await tx.registryRow.findMany({
    where: {
      ...{ lastReleaseId: null, serviceName: { not: null } },
      notes: { contains: quoted, mode: 'insensitive' },
    },
    select: NOTED,
  });
  return noted.flatMap((row) => {
    const target = aliasTarget({ ...row, transport: null })?.toLowerCase();
    return target === undefined || row.serviceName === null
      ? []
      : [{ target, alias: row.serviceName }];
  });
}
