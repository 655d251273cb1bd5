import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { mentions } from '@/lib/articles/rules/mentions';
import {
  articleQuestions,
  citationPlugin,
  MarkdownText,
  mentionsBefore,
  plainText,
} from './markdown';

describe('the questions of an article', () => {
  it('begin at third-level headings', () => {
    expect(
      articleQuestions(
        'Before.\n\n### Why?\n\nBecause.[^1]\n\n### How?\n\nLike `this`.\n\nAnd that.',
      ),
    ).toEqual([
      { question: 'Why?', answer: 'Because.[^1]' },
      { question: 'How?', answer: 'Like `this`.\n\nAnd that.' },
    ]);
  });

  it('are none without a heading or an answer', () => {
    expect(articleQuestions('')).toEqual([]);
    expect(articleQuestions('### Why?\n')).toEqual([]);
  });
});

describe('Markdown read aloud', () => {
  it('has no marks, and keeps names with underscores', () => {
    expect(
      plainText('Use **`e.Start`** or [the _guide_](https://example.org), not SO_REUSEADDR.[^3]'),
    ).toBe('Use e.Start or the guide, not SO_REUSEADDR.');
  });
});

describe('citations', () => {
  it('are counted by source, and not in code', () => {
    expect(mentions('One.[^1] Two.[^2][^1]\n\n```\na[^1]\n```\n`b[^2]`')).toEqual(
      new Map([
        [1, 2],
        [2, 1],
      ]),
    );
  });

  it('are counted on from those before, answer after answer', () => {
    const answers = [{ answer: 'Yes.[^2]' }, { answer: 'No.[^2]' }];
    expect(mentionsBefore('One.[^1]', answers).map(({ before }) => [...before])).toEqual([
      [[1, 1]],
      [
        [1, 1],
        [2, 1],
      ],
    ]);
    const tree = { type: 'root', children: [{ type: 'text', value: 'No.[^2]' }] };
    citationPlugin(new Map([[2, 1]]))(tree, { value: 'No.[^2]' });
    expect(tree.children[1]).toMatchObject({
      data: { hProperties: { 'data-source': '2', 'data-mention': '2' } },
    });
  });

  it('are read once of each text, whose code ends with it', () => {
    let reads = 0;
    const answer = (text: string) => ({
      get answer() {
        reads += 1;
        return text;
      },
    });
    const many = Array.from({ length: 100 }, () => answer('A.[^2] ```'));
    const told = mentionsBefore('One.[^1] ``` two', many);
    expect([...(told.at(-1)?.before ?? [])]).toEqual([
      [1, 1],
      [2, 99],
    ]);
    expect(reads).toBe(100);
  });

  it('become elements that know which mention they are', () => {
    const tree = {
      type: 'root',
      children: [{ type: 'paragraph', children: [{ type: 'text', value: 'One.[^1] Two.[^1]' }] }],
    };
    citationPlugin()(tree, { value: 'One.[^1] Two.[^1]' });
    const sup = (mention: string) => ({
      type: 'citation',
      data: { hName: 'sup', hProperties: { 'data-source': '1', 'data-mention': mention } },
      children: [],
    });
    expect(tree.children[0]?.children).toEqual([
      { type: 'text', value: 'One.' },
      sup('1'),
      { type: 'text', value: ' Two.' },
      sup('2'),
    ]);
  });
});

describe('text in another direction than its page', () => {
  it('is set apart: code and numbers of sources as they are, a quotation as its language is read', () => {
    const text = 'שרת של TCP.[^1] `a`\n\n> Quoted.';
    const citations = { label: 'Source', backlinks: false };
    const html = renderToStaticMarkup(createElement(MarkdownText, { text, citations }));
    expect(html).toContain('<sup dir="ltr">');
    expect(html).toContain('<code dir="ltr">');
    expect(html).toContain('<blockquote dir="auto">');
  });
});
