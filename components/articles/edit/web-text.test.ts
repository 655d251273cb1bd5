import { describe, expect, it } from 'vitest';
import { isRich, markdownOf } from './web-text';

describe('a paste from the web', () => {
  it.each([
    ['<p>It <b>listens</b> on <code>80</code>.</p>', 'It **listens** on `80`.'],
    ['<h1>Ports</h1><p>a</p>', '## Ports\n\na'],
    ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    ['<a href="https://a.example/x">the guide</a>', '[the guide](https://a.example/x)'],
    ['<a href="https://a.example/x_(y)">z</a>', '[z](https://a.example/x_%28y%29)'],
    ['<a href="javascript:alert(1)">click</a>', 'click'],
    ['<a href="#top">up</a>', 'up'],
    ['<p>a</p><script>alert(1)</script><style>p{}</style><p>b</p>', 'a\n\nb'],
    ['<p>a <img src="x" onerror="alert(1)" alt="chart"> b</p>', 'a chart b'],
    ['<b style="font-weight:normal" id="docs"><p>plain</p></b>', 'plain'],
    ['<p>it costs 5*3 and [x]</p>', 'it costs 5\\*3 and \\[x\\]'],
    ['<p>שרת&nbsp;<em>מקומי</em></p>', 'שרת *מקומי*'],
    ['<blockquote>said</blockquote>', '> said'],
  ])('%s', (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  it('is taken as plain text where it has nothing but words', () => {
    expect(isRich('<meta charset="utf-8"><span style="color:red">word</span>')).toBe(false);
    expect(isRich('<p>see <a class="x" href="https://a.example">this</a></p>')).toBe(true);
  });
});
