import { useLocale, useTranslations } from 'next-intl';
import type { EditSummary } from '@/lib/edits/schema';
import { DEFAULT_LOCALE, languageName } from '@/lib/i18n/locales';

/** What of an edit its title is made of. */
export type Titled = Pick<EditSummary, 'subject' | 'ports'>;

/** `1323`, or `8000–8010`. */
export function portsText(ports: Titled['ports']): string {
  if (ports === null) return '';
  return ports.start === ports.end ? String(ports.start) : `${ports.start}–${ports.end}`;
}

/** Of an article: its id is `80/en`. Others have none, and their titles do not say it. */
function languageOf({ subject }: Titled): string {
  return String(subject.id).split('/')[1] ?? DEFAULT_LOCALE;
}

/** What an edit is about: `1323 · Echo`. */
export function EditTitle({ edit }: { readonly edit: Titled }) {
  const t = useTranslations('edits');
  const locale = useLocale();
  const { name } = edit.subject;
  return t.rich(`subject.${edit.subject.type}`, {
    ports: () => <bdi dir="ltr">{portsText(edit.ports)}</bdi>,
    name: () => <bdi>{name === '' ? t('subject.missing') : name}</bdi>,
    language: languageName(languageOf(edit), locale),
  });
}

/** What is needed of a translator of `edits`, from the server's or the browser's next-intl. */
export interface TitleTranslator {
  (key: string): string;
  markup(key: string, values: Record<string, string | ((chunks: string) => string)>): string;
}

/** The same as plain text, for titles of documents and for what is said aloud. */
export function titleText(edit: Titled, t: TitleTranslator, locale: string): string {
  const { name, type } = edit.subject;
  return t.markup(`subject.${type}`, {
    ports: () => portsText(edit.ports),
    name: () => (name === '' ? t('subject.missing') : name),
    language: languageName(languageOf(edit), locale),
  });
}
