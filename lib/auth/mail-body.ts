import { LANGUAGES, type Locale } from '@/lib/i18n/locales';

/** What a letter says, as plain text; nothing in it is markup. */
export interface Letter {
  readonly locale: Locale;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly label: string; readonly url: string };
  /** Said last and small, and where that leads. */
  readonly foot: string;
  readonly footLink?: { readonly label: string; readonly url: string };
}

/** The letter for readers of plain text; the link stands alone on its line. */
export function plainBody({ paragraphs, link, foot, footLink }: Letter): string {
  const urlOf = (one: Letter['link']) => (one === undefined ? [] : [one.url]);
  return `${[...paragraphs, ...urlOf(link), foot, ...urlOf(footLink)].join('\n\n')}\n`;
}

/** The letter as HTML: no pictures, nothing fetched, colours that pass on light and on dark. */
export function htmlBody({ locale, subject, paragraphs, link, foot, footLink }: Letter): string {
  const text = paragraphs
    .map((paragraph) => `<p style="margin:0 0 16px">${escaped(paragraph)}</p>`)
    .join('\n');
  const button =
    link === undefined
      ? ''
      : `<p style="margin:24px 0"><a href="${escaped(link.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#15283c;color:#f7f2e7;text-decoration:none;font-weight:600">${escaped(link.label)}</a></p>
<p dir="ltr" style="margin:0 0 16px;font-size:13px;word-break:break-all;color:#4d5d6d">${escaped(link.url)}</p>`;
  const ending =
    footLink === undefined
      ? ''
      : ` <a href="${escaped(footLink.url)}" style="color:#4d5d6d">${escaped(footLink.label)}</a>`;
  return `<!doctype html>
<html lang="${locale}" dir="${LANGUAGES[locale].direction}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f7f2e7;color:#15283c;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:34em;margin:0 auto">
${text}
${button}
<p style="margin:24px 0 0;font-size:13px;color:#4d5d6d">${escaped(foot)}${ending}</p>
</div>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML, between tags or in an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
