import { useLocale } from 'next-intl';
import { formatDay } from '@/components/ui/formats';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';

interface MomentProps {
  /** ISO 8601. */
  readonly at: string;
  /** Whether the hour matters: then it is said, in UTC, so that everybody reads the same. */
  readonly precise?: boolean;
}

/** A moment in the reader's words. */
export function Moment({ at, precise = false }: MomentProps) {
  const locale = useLocale();
  return <time dateTime={at}>{momentText(at, locale, precise)}</time>;
}

/** The same as plain text. */
export function momentText(at: string, locale: string, precise = false): string {
  const day = formatDay(at, isLocale(locale) ? locale : DEFAULT_LOCALE);
  return precise ? `${day}, ${at.slice(11, 16)} UTC` : day;
}
