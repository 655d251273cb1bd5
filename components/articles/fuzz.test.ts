import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, it } from 'vitest';
import { FUZZ_SEED, fuzzBudget } from '@/lib/testing/fuzz/budget';
import { hostileText } from '@/lib/testing/fuzz/hostile.arbitrary';
import { ATTACKS } from './attacks.examples';
import { expectInert, PLACES } from './inert.fixture';
import { articleQuestions, MarkdownText, plainText } from './markdown';
import { mentions } from '@/lib/articles/rules/mentions';

const PIECES =
  '[ ] ( ) ! < > & # ## ### * ** _ ` ``` ~~~ - + 1. > | \\ [^1] [^999] :// javascript: https://a.example //b.example \t \n \n\n {} &#x3c; &#0; \u202e \0'
    .split(' ')
    .concat(' ', '    ', '<!--', '-->', '<script>', 'onerror=', '"', "'");

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 2, arbitrary: fc.constantFrom('a', 'word', 'שלום', '😀') },
  { weight: 1, arbitrary: fc.constantFrom(...ATTACKS.map(({ text }) => text)) },
  { weight: 1, arbitrary: hostileText },
);
const markdown = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

describe(`any Markdown (${FUZZ_SEED})`, () => {
  it.each(Object.entries(PLACES))('as %s is shown, and inert', (_, place) => {
    fc.assert(
      fc.property(markdown, (text) => {
        expectInert(renderToStaticMarkup(createElement(MarkdownText, { ...place, text })));
      }),
      fuzzBudget(60),
    );
  });

  it('is read for its questions, sources and words without a throw', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        articleQuestions(text);
        mentions(text);
        plainText(text);
      }),
      fuzzBudget(300),
    );
  });
});
