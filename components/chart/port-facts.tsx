import { useLocale, useTranslations } from 'next-intl';
import { listText } from '@/components/ui/formats';
import type { NamedPorts } from '@/lib/chart/rules/names';
import type { Locale } from '@/lib/i18n/locales';
import styles from './chart.module.css';

/** A port as the chart tells it. */
export interface ToldPort {
  readonly port: number;
  /** What it is by the colouring, in words. */
  readonly word: string;
  readonly names: NamedPorts | undefined;
}

/** What is reported on a port, in a few words; `''` where nothing is. */
function usePractice(): (names: NamedPorts | undefined) => string {
  const t = useTranslations('chart');
  const locale = useLocale() as Locale;
  return (names) => {
    const { practice = [], uses = 0 } = names ?? {};
    if (practice.length === 0) return '';
    const rest = uses - practice.length;
    return listText(rest > 0 ? [...practice, t('more', { count: rest })] : practice, locale);
  };
}

/** A port in one line, for whoever hears it. */
export function useSentence(): (told: ToldPort) => string {
  const t = useTranslations('chart');
  const practiceOf = usePractice();
  return ({ port, word, names }) => {
    const practice = practiceOf(names);
    return [
      t('port', { port: String(port) }),
      word,
      ...(names?.official ?? []),
      ...(practice === '' ? [] : [t('practice', { names: practice })]),
    ].join(', ');
  };
}

/** What a port is: by the colouring, officially, in practice. */
export function PortFacts({ told }: { readonly told: ToldPort }) {
  const t = useTranslations('chart');
  const practice = usePractice()(told.names);
  const official = told.names?.official ?? [];
  return (
    <>
      <b>{t('port', { port: String(told.port) })}</b> <span>{told.word}</span>
      {official.length > 0 && (
        <bdi className={styles.official} dir="ltr">
          {official.join(' · ')}
        </bdi>
      )}
      {practice !== '' && (
        <span className={styles.practice}>{t('practice', { names: practice })}</span>
      )}
    </>
  );
}
