import { expect, test } from 'vitest';
import { foldText, holdsQuote, htmlText } from './page-text';

const html = (text: string) => ({ text, html: true });
const plain = (text: string) => ({ text, html: false });

test.each([
  ['white space', html('<p>The  default\n port is\t<b>1323</b></p>'), 'The default port is 1323'],
  ['no-break spaces', html('port&nbsp;1323'), 'port 1323'],
  [
    'entities',
    html('<code>&lt;port&gt;9234&lt;/port&gt; &amp; more</code>'),
    '<port>9234</port> &',
  ],
  ['numbers of characters', html('it&#8217;s 80&#x38;0'), "it's 8080"],
  ['tags within a word', html('<span>80</span><span>80</span>/tcp'), '8080/tcp'],
  ['cells of a table', html('<tr><td>6</td><td>winbox</td><td>8291</td></tr>'), '6 winbox 8291'],
  ['quotation marks and dashes', html('“port” — 2456–2458'), '"port" - 2456-2458'],
  ['a soft hyphen', html('lis&shy;tens on 80'), 'listens on 80'],
  ['a source file as it is', plain('  <port>9234</port>\n'), '<port>9234</port>'],
  ['a source file as it reads', plain('| <b>1984</b> &mdash; api |'), '1984 — api'],
  ['a quote with tags', html('<p>listens on <b>80</b></p>'), 'listens on <b>80</b>'],
  ['tabs', plain('#define\tSERVER_DEF_PORTS_2\t\t992'), '#define SERVER_DEF_PORTS_2 992'],
  ['no quote', plain('whatever'), ' '],
])('%s: the line is found', (_, page, quote) => {
  expect(holdsQuote(page, quote)).toBe(true);
});

test.each([
  ['another number', html('<p>The default port is 1324</p>'), 'port is 1323'],
  ['a part of a number', plain('EXPOSE 9835'), 'EXPOSE 98350'],
  ['in a script', html('<script>"port 1323"</script><p>nothing</p>'), 'port 1323'],
  ['in a style', html('<style>port 1323</style>'), 'port 1323'],
  ['in another case', plain('EXPOSE 80'), 'expose 80'],
  ['over a gap', html('<td>80</td><td>80</td>'), '8080'],
])('%s: it is not', (_, page, quote) => {
  expect(holdsQuote(page, quote)).toBe(false);
});

test('a page that is no proper HTML is read all the same', () => {
  expect(foldText(htmlText('<p>port <b>80<p>and </i>443 & more <'))).toBe(
    'port 80 and 443 & more <',
  );
});
