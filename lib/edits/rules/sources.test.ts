import { describe, expect, it } from 'vitest';
import { ARTICLE_FIELDS } from '@/lib/articles/fields';
import { mergeShapes } from '@/lib/platform/fields';
import { mergeFields, mergeTaking } from './merge';
import {
  changedBlocks,
  lostMentions,
  mentionedSources,
  renumbered,
  textOfDefinitions,
} from './sources';

const SHAPES = mergeShapes(ARTICLE_FIELDS);
const source = (id: number, site: string, title = site) => ({
  ...{ id, title, publisher: '', url: `https://${site}.example/`, checked: '2026-11-20' },
});
const base = { body: 'One.[^1]\n\nTwo.', citations: [source(1, 'first')] };
const theirs = {
  body: 'One.[^1][^2]\n\nTwo.',
  citations: [source(1, 'first'), source(2, 'theirs')],
};
const mine = {
  body: 'One.[^1]\n\nTwo.[^3][^2] `[^2]`',
  citations: [source(1, 'first'), source(2, 'mine'), source(3, 'third')],
};

it('a number that both sides gave to a source of their own is theirs: mine gets another, in its text too', () => {
  expect(mergeFields(base, theirs, mine, SHAPES)).toEqual({
    fields: {
      body: 'One.[^1][^2]\n\nTwo.[^3][^4] `[^2]`',
      citations: [source(1, 'first'), source(2, 'theirs'), source(3, 'third'), source(4, 'mine')],
    },
    conflicts: [],
  });
  const own = renumbered(base, theirs, mine, SHAPES);
  expect(renumbered(base, theirs, own, SHAPES)).toBe(own);
});

it('one address under one number, said differently, is a conflict at that source; the other sources stay', () => {
  const said = {
    base: base.citations,
    theirs: [source(1, 'first'), source(2, 'same', 'Theirs'), source(4, 'theirs')],
    mine: [source(1, 'first'), source(2, 'same', 'Mine'), source(3, 'mine')],
  };
  const list = (citations: unknown) => ({ citations });
  const merged = mergeFields(list(said.base), list(said.theirs), list(said.mine), SHAPES);
  expect(merged.conflicts).toEqual(['citations']);
  for (const side of ['theirs', 'mine'] as const) {
    const taken = mergeTaking(SHAPES.citations!, side, said) as { title: string }[];
    const own = side === 'mine' ? 'Mine' : 'Theirs';
    expect(taken.map(({ title }) => title)).toEqual(['first', own, 'mine', 'theirs']);
  }
});

it('a text that mentions what is not listed is told, unless it did so before', () => {
  const after = { ...base, body: 'One.[^1] Press \\` once.[^9] Press \\` twice. `[^8]`' };
  expect(lostMentions(base, after, SHAPES)).toEqual(['citations', 'body', 'questions']);
  expect(lostMentions(after, { ...after, body: 'Nine.[^9]' }, SHAPES)).toEqual([]);
  expect(lostMentions(base, { ...base, citations: [] }, SHAPES)).not.toEqual([]);
  expect(lostMentions(after, { ...after, title: 'Other' }, SHAPES)).toEqual([]);
});

describe('the sources that new words rest on', () => {
  const text = '```\nls [^1]\n```\n\nOne.[^1]\n\nTwo.';
  const [first, second] = ['https://first.example/', 'https://second.example/'];
  const citations = [source(1, 'first'), source(2, 'second')];
  const of = (body: string) =>
    mentionedSources({ body: text, citations }, { body, citations }, SHAPES);

  it.each([
    [
      'of new lines, each once, in order',
      text.replace('Two.', 'Two.[^2][^1][^2]'),
      [second, first],
    ],
    ['of a line that stood there once and stands there twice', `${text}\n\nOne.[^1]`, [first]],
    [
      'of none where a line that mentions one moves',
      `One.[^1]\n\n${text.replace('One.[^1]', '')}`,
      [],
    ],
    ['of the whole text where code may begin', text.replace('Two.', 'Two.[^2] `'), [first, second]],
    ['of the whole text where code may end', text.replace('\n```\n\nOne', '\n\nOne'), [first]],
    ['of what no list has, none', text.replace('Two.', 'Two.[^9]'), [null]],
  ])('%s', (_, body, urls) => {
    expect(of(body)).toEqual(urls);
  });

  it('a text that moves loses and gains no block', () => {
    expect(changedBlocks('a\n\nb\n \nb', 'b\n\na\n\nb')).toEqual({ gone: [], come: [] });
    expect(changedBlocks('a\nc\n\nb', 'b\n\nb')).toEqual({ gone: ['a\nc'], come: ['b'] });
  });
});

it('a text that may say where links lead is told whole, and quickly', () => {
  for (const text of ['See.\n\n[g]: https://g.example', '> [a\\[b\nc]:\n> https://h.example'])
    expect(textOfDefinitions(text)).toBe(text);
  expect(textOfDefinitions(`${'['.repeat(60_000)} listens on [::1]:80`)).toBeNull();
});
