'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState, useSyncExternalStore } from 'react';
import { IntlLink } from '@/components/edits/intl-link';
import { dropDraft, type KeptDraft, listDrafts } from '@/components/forms/draft';
import { draftPlace } from '@/components/forms/draft-places';
import { softwareValue } from '@/components/forms/values';
import styles from './contributions.module.css';

/** Another tab may begin or send one. */
function onStorage(look: () => void): () => void {
  addEventListener('storage', look);
  return () => removeEventListener('storage', look);
}

/** The names of what is kept, as one text: the same as long as nothing changes. */
function keptNames(): string {
  return JSON.stringify(readDrafts().map(({ name, savedAt }) => [name, savedAt]));
}

function readDrafts(): KeptDraft[] {
  try {
    return listDrafts(localStorage, new Date());
  } catch {
    // Storage is forbidden: to ask for it is enough to be refused.
    return [];
  }
}

/** What was written in this browser and not sent: no server knows of it. Nothing where there is none. */
export function DraftList() {
  const t = useTranslations('contributions');
  const names = useSyncExternalStore(onStorage, keptNames, () => '');
  const [dropped, setDropped] = useState<readonly string[]>([]);
  if (names === '') return null;
  const drafts = readDrafts().flatMap((draft) => {
    const place = draftPlace(draft.name);
    return place === null || dropped.includes(draft.name) ? [] : [{ ...draft, place }];
  });
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="drafts-title" className={styles.drafts}>
      <h2 id="drafts-title">{t('drafts.title')}</h2>
      <p className={styles.quiet}>{t('drafts.text')}</p>
      <ul className={styles.list}>
        {drafts.map(({ name, savedAt, values, place }) => (
          <li key={name}>
            <IntlLink href={place.path}>
              {t.rich(`drafts.kinds.${place.kind}`, {
                about: () => <bdi dir="ltr">{place.about}</bdi>,
              })}
            </IntlLink>
            <p className={`dotted ${styles.facts}`}>
              <NameIn values={values} />
              <span>
                <LocalTime at={savedAt} />
              </span>
              <button
                className={styles.drop}
                onClick={() => {
                  dropDraft(localStorage, name);
                  setDropped((now) => [...now, name]);
                }}
                type="button"
              >
                {t('drafts.drop')}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The software that a draft names, where it names one. */
function NameIn({ values }: { readonly values: unknown }) {
  const { software } = (typeof values === 'object' && values !== null ? values : {}) as {
    readonly software?: unknown;
  };
  const name = software === undefined ? '' : softwareValue(software).name.trim();
  return name === '' ? null : <bdi>{name}</bdi>;
}

/** In the reader's own time: it is when they were sitting here. */
function LocalTime({ at }: { readonly at: string }) {
  const locale = useLocale();
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return <time dateTime={at}>{time.format(new Date(at))}</time>;
}
