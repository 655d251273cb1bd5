import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MarkdownText } from './markdown';

const markup = (text: string) =>
  renderToStaticMarkup(
    <MarkdownText anchors="story-" citations={{ label: 'Source', backlinks: false }} text={text} />,
  );

describe('the headings of an article', () => {
  it('are their own permanent links, named by their words', () => {
    expect(markup('## The `official` tenant?')).toBe(
      '<h3 id="story-the-official-tenant"><a class="permalink" href="#story-the-official-tenant">' +
        'The <code dir="ltr">official</code> tenant?</a></h3>',
    );
  });

  it('have ids of their own, also beside those of the page', () => {
    const ids = [...markup('## Sources\n\n## Who\n\n## Who\n\n### ?').matchAll(/ id="([^"]+)"/g)];
    expect(ids.map(([, id]) => id)).toEqual([
      'story-sources-2',
      'story-who',
      'story-who-2',
      'story-heading',
    ]);
  });

  it('hold no link in a link: links become words, a source stays behind', () => {
    expect(markup('## See [RFC 6335](https://example.org) first[^2]')).toBe(
      '<h3 id="story-see-rfc-6335-first"><a class="permalink" href="#story-see-rfc-6335-first">' +
        'See RFC 6335 first</a><sup dir="ltr"><a aria-label="Source 2" href="#source-2">2</a></sup></h3>',
    );
  });

  it('lead to themselves in Hebrew too', () => {
    const [, id = '', href = ''] =
      /id="([^"]+)".* href="#([^"]+)"/.exec(markup('## למה 80?')) ?? [];
    expect(id).toBe('story-למה-80');
    expect(decodeURIComponent(href)).toBe(id);
  });

  it('are plain where no anchors are asked for', () => {
    expect(renderToStaticMarkup(<MarkdownText text="## Who" />)).toBe('<h3>Who</h3>');
  });
});
