import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { articleUpdateSchema } from '@/lib/articles/changes';
import { readReport } from '@/lib/batches/rules/lines';
import { LOCALES } from '@/lib/i18n/locales';
import { portSchema } from '@/lib/ports/types';
import { type ServiceProfile, serviceProfileSchema } from '@/lib/services/profile';
import { softwareContentSchema } from '@/lib/software/types';

/** Where the stock that a new instance starts with lies: one file a piece of software, one an article. */
const DATA = path.join(process.cwd(), 'prisma', 'data');

const stockSoftwareSchema = z.strictObject({
  software: softwareContentSchema.omit({ state: true, mergedInto: true }),
  /** None of a program that is here for the official services it implements. */
  reports: z.array(z.record(z.string(), z.unknown())),
});

/** A report of the stock: `changes` as anybody would propose them, and the entry they name. */
export interface StockSoftware {
  readonly software: z.infer<typeof stockSoftwareSchema>['software'];
  readonly reports: readonly Readonly<Record<string, unknown>>[];
}

export interface StockArticle {
  readonly port: number;
  readonly locale: (typeof LOCALES)[number];
  readonly changes: z.infer<typeof articleUpdateSchema>;
}

/** All software of the stock with its reports, by file name; throws where a file is not what it should be. */
export async function readStockSoftware(): Promise<StockSoftware[]> {
  const folder = path.join(DATA, 'software');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const parsed = stockSoftwareSchema.parse(
        JSON.parse(await readFile(path.join(folder, name), 'utf8')),
      );
      for (const [at, report] of parsed.reports.entries()) proveReport(report, name, at, parsed);
      return parsed;
    }),
  );
}

/** Proves a report as the line of a batch is proven; throws with everything that is wrong with it. */
function proveReport(report: object, name: string, at: number, { software }: StockSoftware): void {
  const read = readReport({ ...report, software: { slug: software.slug } }, at + 1);
  if (!('faults' in read)) return;
  const faults = read.faults.map(({ path: place, message }) => `${place} ${message}`);
  throw new Error(`${name}, report ${read.line}: ${faults.join(', ')}`);
}

/** The profiles of official services, one file each, by file name. */
export async function readStockProfiles(): Promise<ServiceProfile[]> {
  const folder = path.join(DATA, 'services');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) =>
      serviceProfileSchema.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8'))),
    ),
  );
}

/** An original lists its sources; a translation cites those of its original by the same numbers. */
const frontMatterSchema = z.union([
  z.strictObject({
    title: z.string(),
    citations: z.array(z.record(z.string(), z.unknown())),
  }),
  z.strictObject({ title: z.string(), translatedFrom: z.enum(LOCALES) }),
]);

/**
 * All articles of the stock, originals first: `PORT.LOCALE.md`, front matter with the title and either the
 * citations or the language it is translated from, Markdown below. `## Questions` parts the text from its
 * questions in every language. Throws where a file is not what it should be or its original is missing.
 */
export async function readStockArticles(): Promise<StockArticle[]> {
  const folder = path.join(DATA, 'articles');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const files = await Promise.all(
    names.map(async (name) => splitArticle(name, await readFile(path.join(folder, name), 'utf8'))),
  );
  const originals = files.flatMap((file) => ('citations' in file.front ? [original(file)] : []));
  const translations = files.flatMap((file) =>
    'translatedFrom' in file.front ? [translation(file, file.front.translatedFrom, originals)] : [],
  );
  return [...originals, ...translations];
}

const QUESTIONS_HEADING = /^## Questions\s*$/m;

interface ArticleFile {
  readonly port: number;
  readonly locale: StockArticle['locale'];
  readonly front: z.infer<typeof frontMatterSchema>;
  readonly body: string;
  readonly questions: string;
}

function splitArticle(name: string, text: string): ArticleFile {
  const [, port, locale] = /^(\d+)\.([a-z]+)\.md$/.exec(name) ?? [];
  const [, head, rest = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const front = frontMatterSchema.parse(parse(head ?? '', { schema: 'failsafe' }));
  const [body = '', questions = ''] = rest.split(QUESTIONS_HEADING);
  return {
    port: portSchema.parse(Number(port)),
    locale: z.enum(LOCALES).parse(locale),
    ...{ front, body, questions },
  };
}

function original({ port, locale, front, body, questions }: ArticleFile): StockArticle {
  const listed = 'citations' in front ? front.citations : [];
  const citations = listed.map((citation) => ({ ...citation, id: Number(citation.id) }));
  const changes = articleUpdateSchema.parse({ title: front.title, body, questions, citations });
  return { port, locale, changes };
}

function translation(
  { port, locale, front, body, questions }: ArticleFile,
  translatedFrom: StockArticle['locale'],
  originals: readonly StockArticle[],
): StockArticle {
  const source = originals.find((one) => one.port === port && one.locale === translatedFrom);
  if (source === undefined) throw new Error(`${port}.${locale}.md has no original`);
  const cited = citedNumbers(`${body}\n${questions}`);
  const citations = (source.changes.citations ?? []).filter(({ id }) => cited.has(id));
  const changes = articleUpdateSchema.parse({
    ...{ title: front.title, body, questions, citations, translatedFrom },
  });
  return { port, locale, changes };
}

/** The numbers of the sources that a text cites. */
export function citedNumbers(markdown: string): Set<number> {
  return new Set([...markdown.matchAll(/\[\^(\d+)\]/g)].map(([, id]) => Number(id)));
}
