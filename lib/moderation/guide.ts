import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_LOCALE, type Locale } from '@/lib/i18n/locales';

/** How evidence is judged, as Markdown, and the language that it is in: English where it is not translated. */
export async function readGuide(locale: Locale): Promise<{ text: string; language: Locale }> {
  const folder = path.join(process.cwd(), 'docs');
  const name = locale === DEFAULT_LOCALE ? 'reviewing.md' : `reviewing.${locale}.md`;
  try {
    return { text: await readFile(path.join(folder, name), 'utf8'), language: locale };
  } catch (error) {
    if (locale === DEFAULT_LOCALE || (error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw error;
    return readGuide(DEFAULT_LOCALE);
  }
}
