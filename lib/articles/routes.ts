import { isLocale, type Locale } from '@/lib/i18n/locales';
import { parsePortText, type Port } from '@/lib/ports/types';

/** The form that writes or changes the article of a port in one language. */
export function articleEditPath(port: number, locale: Locale): string {
  return `/ports/${port}/article/edit?locale=${locale}`;
}

/** Where an article stands: one for each port and language. */
export interface ArticlePlace {
  readonly port: Port;
  readonly locale: Locale;
}

/** An article's id as addresses, flags and the API write it: `80/en`. */
export function articleId({ port, locale }: { readonly port: number; readonly locale: string }) {
  return `${port}/${locale}`;
}

/** The place that an article's id names; null where it is not one, whole and as `articleId` writes it. */
export function parseArticleId(text: string): ArticlePlace | null {
  const [portText = '', locale, ...rest] = text.split('/');
  const port = parsePortText(portText);
  if (port?.canonical !== true || !isLocale(locale) || rest.length > 0) return null;
  return { port: port.port, locale };
}
