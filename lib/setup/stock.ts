import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { articleUpdateSchema } from '@/lib/articles/changes';
import { LOCALES } from '@/lib/i18n/locales';
import { portSchema } from '@/lib/ports/types';
import { reportCreateSchema } from '@/lib/reports/changes';
import { softwareContentSchema } from '@/lib/software/types';

/** Where the stock that a new instance starts with lies: one file a piece of software, one an article. */
const DATA = path.join(process.cwd(), 'prisma', 'data');

const stockSoftwareSchema = z.strictObject({
  software: softwareContentSchema.omit({ state: true, mergedInto: true }),
  reports: z.array(z.record(z.string(), z.unknown())).min(1),
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
      for (const report of parsed.reports) {
        reportCreateSchema.parse({ ...report, software: { slug: parsed.software.slug } });
      }
      return parsed;
    }),
  );
}

const frontMatterSchema = z.strictObject({
  title: z.string(),
  citations: z.array(z.record(z.string(), z.unknown())),
});

/** All articles of the stock: `PORT.LOCALE.md`, front matter with title and citations, Markdown below. */
export async function readStockArticles(): Promise<StockArticle[]> {
  const folder = path.join(DATA, 'articles');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    names.map(async (name) => parseArticle(name, await readFile(path.join(folder, name), 'utf8'))),
  );
}

const QUESTIONS_HEADING = /^## Questions\s*$/m;

function parseArticle(name: string, text: string): StockArticle {
  const [, port, locale] = /^(\d+)\.([a-z]+)\.md$/.exec(name) ?? [];
  const [, head, rest = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const front = frontMatterSchema.parse(parse(head ?? '', { schema: 'failsafe' }));
  const [body = '', questions = ''] = rest.split(QUESTIONS_HEADING);
  const citations = front.citations.map((citation) => ({ ...citation, id: Number(citation.id) }));
  return {
    port: portSchema.parse(Number(port)),
    locale: z.enum(LOCALES).parse(locale),
    changes: articleUpdateSchema.parse({ title: front.title, body, questions, citations }),
  };
}
