import { parseArticleId } from '@/lib/articles/routes';
import type { EditSummary } from '@/lib/edits/schema';
import { DEFAULT_LOCALE, languageName, type Locale } from '@/lib/i18n/locales';
import type { TextValues } from '@/lib/i18n/messages';

/** A translator of the namespace `edits`. */
export type EditsTranslator = (key: string, values: TextValues) => string;

/** What an edit is about, as plain text in any language: mails and feeds say it so. */
export function subjectText(
  { subject: { type, id, name }, ports }: Pick<EditSummary, 'subject' | 'ports'>,
  t: EditsTranslator,
  { locale, portsText }: { readonly locale: Locale; readonly portsText: PortsText },
): string {
  return t(`subject.${type}`, {
    ports: () => (ports === null ? '' : portsText(ports)),
    name: () => (name === '' ? t('subject.missing', {}) : name),
    language: languageName(parseArticleId(String(id))?.locale ?? DEFAULT_LOCALE, locale),
  });
}
type PortsText = (ports: NonNullable<EditSummary['ports']>) => string;
