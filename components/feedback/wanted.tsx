import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { articleEditPath } from '@/lib/articles/routes';
import type { WantedPage, WantedPort, WantedTranslation } from '@/lib/feedback/queries-wanted';
import { feedbackPagePath, WANTED_PATH } from '@/lib/feedback/routes';
import { currentLocale } from '@/lib/i18n/current';
import { DEFAULT_LOCALE, languageName, type Locale } from '@/lib/i18n/locales';
import { withQuery } from '@/lib/platform/address';
import { portPath } from '@/lib/ports/routes';
import styles from './wanted.module.css';

/** Pages that did not help their readers, the saddest first. */
export async function WantedPages({ pages }: { readonly pages: readonly WantedPage[] }) {
  const t = await getTranslations('feedback');
  return (
    <ul className={styles.list}>
      {pages.map(({ page, key, name, sad, unsure }) => (
        <li key={`${page}/${key}`}>
          <LocaleLink href={feedbackPagePath({ page, key })}>
            {t.rich(`wanted.kinds.${page}`, { name: () => <bdi>{name ?? key}</bdi> })}
          </LocaleLink>
          <span className={styles.why}>{t('wanted.missed', { readers: sad + unsure })}</span>
        </li>
      ))}
    </ul>
  );
}

/** Ports with much to tell and nobody who has told it. */
export async function WantedPorts({ ports }: { readonly ports: readonly WantedPort[] }) {
  const t = await getTranslations('feedback');
  return (
    <ul className={styles.list}>
      {ports.map(({ port, reports, readers }) => (
        <li key={port}>
          <LocaleLink href={portPath(port)}>
            {t.rich('wanted.kinds.port', { name: () => <bdi>{port}</bdi> })}
          </LocaleLink>
          <Why readers={readers} reports={reports} />
          <LocaleLink href={articleEditPath(port, DEFAULT_LOCALE)} rel="nofollow">
            {t('wanted.write')}
          </LocaleLink>
        </li>
      ))}
    </ul>
  );
}

interface WantedTranslationsProps {
  readonly translations: readonly WantedTranslation[];
  readonly language: Locale;
}

/** Articles that are not there in a language, or that their original has left behind. */
export async function WantedTranslations({ translations, language }: WantedTranslationsProps) {
  const t = await getTranslations('feedback');
  return (
    <ul className={styles.list}>
      {translations.map(({ port, title, reports, readers, behind }) => (
        <li key={port}>
          <LocaleLink href={portPath(port)}>
            <bdi>{port}</bdi> <bdi lang={DEFAULT_LOCALE}>{title}</bdi>
          </LocaleLink>
          <Why readers={readers} reports={reports} />
          <LocaleLink href={articleEditPath(port, language)} rel="nofollow">
            {behind ? t('wanted.update') : t('wanted.translate')}
          </LocaleLink>
        </li>
      ))}
    </ul>
  );
}

async function Why({ reports, readers }: { readonly reports: number; readonly readers: number }) {
  const t = await getTranslations('feedback');
  const reasons = [
    ...(readers === 0 ? [] : [t('wanted.missed', { readers })]),
    ...(reports === 0 ? [] : [t('wanted.uses', { reports })]),
  ];
  return <span className={styles.why}>{reasons.join(' · ')}</span>;
}

interface LanguageChoiceProps {
  readonly language: Locale;
  readonly languages: readonly Locale[];
}

/** The languages that articles are translated into. */
export async function LanguageChoice({ language, languages }: LanguageChoiceProps) {
  const [t, locale] = await Promise.all([getTranslations('feedback'), currentLocale()]);
  return (
    <nav aria-label={t('wanted.languages')} className={styles.languages}>
      {languages.map((one) => (
        <LocaleLink
          aria-current={one === language ? 'true' : undefined}
          href={`${withQuery(WANTED_PATH, { language: one })}#translations`}
          key={one}
        >
          {languageName(one, locale)}
        </LocaleLink>
      ))}
    </nav>
  );
}
