import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { mentions } from '@/lib/articles/rules/mentions';
import { MarkdownText } from './markdown';

it.each([
  ['It is safe.[^1]', true],
  ['It is \\_safe\\_.[^1]', true],
  ['> It is\n> safe.[^1]', true],
  ['It is safe.[\\^1]', false],
  ['It is safe.[&#94;1]', false],
  ['It is safe.&#91;^1]', false],
  ['It is safe.[^&#49;]', false],
  ['It is safe.[^01]', false],
])('%j mentions a source for readers where it does so for the rules: %s', (text, does) => {
  const citations = { label: 'Source', backlinks: false };
  const shown = renderToStaticMarkup(<MarkdownText citations={citations} text={text} />);
  expect({ shown: shown.includes('<sup'), told: mentions(text).has(1) }).toEqual({
    ...{ shown: does, told: does },
  });
});

it('of a text with one that is escaped none is a mention for readers: they cannot take the one for the other', () => {
  const text = 'It is safe.[\\^1]\nA joke.[^1]\n\nMore.[^1]';
  const citations = { label: 'Source', backlinks: false };
  const shown = renderToStaticMarkup(<MarkdownText citations={citations} text={text} />);
  expect(shown.match(/<sup/g)).toHaveLength(1);
  expect(shown).toContain('A joke.[^1]');
});
