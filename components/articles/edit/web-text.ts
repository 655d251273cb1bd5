import Turndown from 'turndown';

/** Whether a piece of a page says more than its plain text does. */
export function isRich(html: string): boolean {
  return /<(?:a\s[^>]*href|h[1-6]|[uo]l|li|strong|b|em|i|code|pre|blockquote)\b/i.test(html);
}

/** What never belongs to a text: it is left out with all it holds. */
const LEFT_OUT = ['script', 'style', 'noscript', 'iframe', 'object', 'template', 'title'] as const;

function converter(): Turndown {
  const turndown = new Turndown({
    ...{ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced', hr: '---' },
    ...{ emDelimiter: '*', strongDelimiter: '**' },
  });
  turndown.remove([...LEFT_OUT]);
  turndown.addRule('picture', {
    filter: ['img', 'picture', 'svg'] as (keyof HTMLElementTagNameMap)[],
    replacement: (_, node) => (node as Element).getAttribute('alt') ?? '',
  });
  turndown.addRule('link', {
    filter: 'a',
    replacement: (words, node) => {
      const href = (node as Element).getAttribute('href') ?? '';
      const said = words.replace(/\s+/g, ' ').trim();
      return said !== '' && /^https?:\/\//i.test(href)
        ? `[${said}](${href.replace(/[\s()<>]/g, spelt)})`
        : words;
    },
  });
  // A heading of a page is one of an article's own levels: its title is the first.
  turndown.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (words, node) => {
      const level = Math.min(4, Math.max(2, Number(node.nodeName.slice(1))));
      return words.trim() === '' ? '' : `\n\n${'#'.repeat(level)} ${words.trim()}\n\n`;
    },
  });
  return turndown;
}

/** A sign that would end the address of a link, as addresses write it. */
function spelt(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** A piece of a page as Markdown: its words, links, lists and headings, nothing else. */
export function markdownOf(html: string): string {
  // Text editors bold a whole paste with an element that says it is not.
  const plain = html.replace(/<b\b[^>]*font-weight:\s*normal[^>]*>/gi, '<span>');
  return converter()
    .turndown(plain)
    .replace(/\u00a0/g, ' ')
    .replace(/^([-*+]|\d+\.) {2,}/gm, '$1 ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
