import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LocaleLink } from '@/components/ui/locale-link';
import { servicesPath } from '@/lib/iana/routes';
import { PORTS_PATH } from '@/lib/ports/routes';
import { searchPath } from '@/lib/search/routes';
import { SOFTWARE_INDEX_PATH } from '@/lib/software/routes';
import styles from './search-start.module.css';

/** What can be typed, each kind with examples that work. */
const EXAMPLES = {
  number: ['8080', 'tcp/443', '8080,8443', '6000-6063'],
  name: ['postgres', 'synthing', 'z39.50'],
  words: ['secure shell', 'mail submission'],
  paste: ['LISTEN 0 128 0.0.0.0:22 0.0.0.0:*'],
} as const;

/** The results page before anything was asked: what can be asked. */
export async function SearchStart() {
  const t = await getTranslations('search');
  const code = (text: ReactNode) => <code dir="ltr">{text}</code>;
  return (
    <section aria-labelledby="search-start" className={styles.start}>
      <h2 id="search-start">{t('start.title')}</h2>
      <dl>
        {Object.entries(EXAMPLES).map(([key, examples]) => (
          <div key={key}>
            <dt>{t.rich(`start.${key}`, { code })}</dt>
            <dd>
              <Tries texts={examples} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className={styles.indexes}>
        <li>
          <LocaleLink href={PORTS_PATH}>{t('start.ports')}</LocaleLink>
        </li>
        <li>
          <LocaleLink href={servicesPath()}>{t('start.services')}</LocaleLink>
        </li>
        <li>
          <LocaleLink href={SOFTWARE_INDEX_PATH}>{t('start.software')}</LocaleLink>
        </li>
      </ul>
    </section>
  );
}

function Tries({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => (
    <LocaleLink dir="ltr" href={searchPath(text)} key={text}>
      {text}
    </LocaleLink>
  ));
}

/** Often asked for, where nothing was found. */
const OFTEN = ['http', 'ssh', '8080', '3000', 'postgres', 'syncthing'] as const;

interface SearchNothingProps {
  readonly q: string;
  /** As much of it as is repeated to the reader. */
  readonly shown: string;
  /** Whether only one kind was searched. */
  readonly narrowed: boolean;
}

/** What to do when nothing was found. */
export async function SearchNothing({ q, shown, narrowed }: SearchNothingProps) {
  const t = await getTranslations('search');
  return (
    <section aria-labelledby="search-nothing" className={styles.start}>
      <h2 id="search-nothing">{t('nothing.title')}</h2>
      <p className={styles.text}>
        {t.rich('nothing.text', { q: () => <bdi className={styles.asked}>{shown}</bdi> })}
      </p>
      {narrowed && (
        <p className={styles.text}>
          {t('nothing.kind')}{' '}
          <LocaleLink href={searchPath(q)}>{t('nothing.everything')}</LocaleLink>
        </p>
      )}
      <p className={styles.often}>
        <span>{t('nothing.try')}</span>
        <Tries texts={OFTEN} />
      </p>
    </section>
  );
}
