import { useLocale } from 'next-intl';
import { DEFAULT_LOCALE, isLocale, LANGUAGES } from '@/lib/i18n/locales';
import { taglineIn, type Taglines } from '@/lib/software/types';

interface TaglineProps {
  readonly of: Taglines;
  readonly className?: string | undefined;
}

/** What a piece of software is: in the reader's language, else in English that says it is English. */
export function Tagline({ of, className }: TaglineProps) {
  const locale = useLocale();
  const said = taglineIn(of, isLocale(locale) ? locale : DEFAULT_LOCALE);
  if (said === null) return null;
  const foreign =
    said.locale === locale ? {} : { dir: LANGUAGES[said.locale].direction, lang: said.locale };
  return (
    <bdi className={className} {...foreign}>
      {said.text}
    </bdi>
  );
}
