import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ATTACKS, TANGLES } from './attacks.examples';
import { expectInert, PLACES, tagsOf } from './inert.fixture';
import { MarkdownText, plainText } from './markdown';
import { isTangled } from './tangle';

describe.each(Object.entries(PLACES))('hostile Markdown as %s', (_, place) => {
  const markup = (text: string) =>
    renderToStaticMarkup(createElement(MarkdownText, { ...place, text }));

  it.each(ATTACKS)('is inert: $text', ({ text, says = '' }) => {
    const html = markup(text);
    expectInert(html);
    expect(html).toContain(says);
  });
});

describe('Markdown nested as nobody writes it', () => {
  it.each(TANGLES)('is shown as it was typed: %s', (_, text) => {
    expect(isTangled(text)).toBe(true);
    const html = renderToStaticMarkup(createElement(MarkdownText, { ...PLACES.page, text }));
    expect(tagsOf(html).map(({ name }) => name)).toEqual(['p']);
    expect(html.length).toBeGreaterThan(text.length);
  });
});

it('many headings of the same words each have an id of their own', () => {
  const text = '# a\n\n'.repeat(300);
  const html = renderToStaticMarkup(createElement(MarkdownText, { ...PLACES.page, text }));
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(300);
  expect(ids.at(-1)).toBe('story-a-300');
});

it.each(ATTACKS)('read aloud for machines it cannot end their element: $text', ({ text }) => {
  expect(JSON.stringify(plainText(text)).replace(/</g, '\\u003c')).not.toContain('<');
});
