import { expect } from 'vitest';

/** As the story of a page, as an answer, as the preview of the form, and as a report's description. */
export const PLACES = {
  page: { anchors: 'story-', citations: { label: 'Source', backlinks: true } },
  answer: { headings: 'h4', citations: { label: 'Source', backlinks: true } },
  preview: { headings: 'h4', citations: { label: 'Source', backlinks: false } },
  question: { inline: true },
  description: {},
} as const;

const TAGS = 'p h3 h4 h5 a em strong code pre blockquote ul ol li sup hr br'.split(' ');
const ATTRIBUTES = 'href rel id class dir tabindex aria-label start'.split(' ');

/** Every tag of the markup with its attributes, as a browser would read them. */
export function tagsOf(markup: string) {
  return [...markup.matchAll(/<([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = '', attributes = '']) => ({
      name,
      attributes: [...attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)].map(
        ([, key = '', value = '']) => [key, value] as const,
      ),
    }),
  );
}

/** Nothing in the markup runs, loads or leads elsewhere than its links say. */
export function expectInert(html: string): void {
  for (const { name, attributes } of tagsOf(html)) {
    expect(TAGS).toContain(name);
    for (const [key, value] of attributes) {
      expect(ATTRIBUTES).toContain(key);
      if (key === 'href') expect(value).toMatch(/^(?:https?:\/\/[^/]|\/(?![/\\])|#)/i);
      if (key === 'id') expect(value).toMatch(/^(?:story|mention)-/);
    }
  }
  // What is no tag is text: its brackets are spelt out.
  expect(html.replace(/<\/?[a-z0-9]+(?:\s+[a-z-]+="[^"]*")*\s*\/?>/gi, '')).not.toMatch(/[<>]/);
}
