import { Parser } from 'htmlparser2';

/** What stands in them is not read by people. */
const UNREAD = new Set(['script', 'style', 'template']);

/** Within a line: `<b>80</b>80` reads 8080, and `<td>80</td><td>80</td>` does not. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code data dfn em font i kbd mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** The text of an HTML document as it reads: without tags, entities told as what they stand for. */
export function htmlText(html: string): string {
  const parts: string[] = [];
  let unread = 0;
  const part = (name: string) => {
    if (!INLINE.has(name)) parts.push(' ');
  };
  const parser = new Parser({
    onopentag: (name) => {
      if (UNREAD.has(name)) unread += 1;
      part(name);
    },
    ontext: (text) => {
      if (unread === 0) parts.push(text);
    },
    onclosetag: (name) => {
      if (UNREAD.has(name)) unread -= 1;
      part(name);
    },
  });
  parser.write(html);
  parser.end();
  return parts.join('');
}

/** One spelling for what looks the same: white space, quotation marks, dashes, what nobody sees. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[‘’‚′]/g, "'")
    .replace(/[“”„″«»]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Whether a page holds a quoted line. A source file is compared as it is written, and as what it shows where it
 * holds tags or entities; so is the quote. Without a quote, the page is all that is asked for.
 */
export function holdsQuote(page: { readonly text: string; readonly html: boolean }, quote: string) {
  const wanted = new Set([foldText(quote), foldText(htmlText(quote))].filter((one) => one !== ''));
  if (foldText(quote) === '') return true;
  const texts = page.html ? [htmlText(page.text)] : [page.text, htmlText(page.text)];
  return texts.map(foldText).some((text) => [...wanted].some((one) => text.includes(one)));
}
