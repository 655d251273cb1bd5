import { getTranslations } from 'next-intl/server';
import { PageHead, Section } from '@/components/browse/page-head';
import { SpanLinks } from '@/components/browse/span-links';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import type { ReleaseReading, Subject, ToldHappening } from '@/lib/iana/release-reading';
import { releaseApiPath, releasePath, RELEASES_PATH } from '@/lib/iana/routes';
import type { ReleaseTale } from '@/lib/iana/rules/release-tale';
import type { WordChange } from '@/lib/iana/rules/word-diff';
import { servicePath } from '@/lib/ports/routes';
import styles from './release-page.module.css';
import { ReleaseTaleText } from './release-tale';

interface ReleasePageProps {
  readonly release: ReleaseReading;
  readonly tale: ReleaseTale | undefined;
}

/** One release as something to read: what ports gained and lost, texts word by word, bookkeeping folded away. */
export async function ReleasePage({ release, tale }: ReleasePageProps) {
  const t = await getTranslations('registry');
  const { date, previous, rows, chapters } = release;
  const told = chapters.filter(({ chapter }) => chapter !== 'bookkeeping');
  const bookkeeping = chapters.find(({ chapter }) => chapter === 'bookkeeping')?.happenings ?? [];
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: RELEASES_PATH, label: t('releases.title') }]}
        crumbsLabel={t('crumbs')}
        lead={
          previous === null
            ? t('release.first', { count: rows.added })
            : t('release.counts', { ...rows })
        }
        title={t.rich('release.titleOf', { date: () => <Day date={date} /> })}
      />
      <p className={styles.source}>
        {previous !== null && (
          <span>
            {t.rich('release.previous', {
              date: () => (
                <LocaleLink href={releasePath(previous)}>
                  <Day date={previous} />
                </LocaleLink>
              ),
            })}
          </span>
        )}
        <span>{t(`release.form.${release.form}`)}</span>
        {release.dateIsLowerBound && <span>{t('releases.lowerBound')}</span>}
        <a href={releaseApiPath(date)}>JSON</a>
      </p>
      {previous !== null && <ReleaseTaleText tale={tale} />}
      {previous !== null && chapters.length === 0 && <p>{t('release.nothing')}</p>}
      {told.map(({ chapter, happenings }) => (
        <Section
          aside={t('release.entries', { count: happenings.length })}
          key={chapter}
          title={t(`release.chapters.${chapter}`)}
        >
          <Happenings happenings={happenings} linked={chapter !== 'removed'} />
        </Section>
      ))}
      {bookkeeping.length > 0 && (
        <details className={styles.bookkeeping}>
          <summary>{t('release.bookkeeping', { count: bookkeeping.length })}</summary>
          <p>{t('release.bookkeepingWhy')}</p>
          <Happenings happenings={bookkeeping} linked={false} />
        </details>
      )}
    </div>
  );
}

function Happenings({
  happenings,
  linked,
}: {
  readonly happenings: readonly ToldHappening[];
  readonly linked: boolean;
}) {
  return (
    <ul className={styles.list}>
      {happenings.map((happening, index) => (
        <HappeningItem happening={happening} key={index} linked={linked} />
      ))}
    </ul>
  );
}

interface HappeningItemProps {
  readonly happening: ToldHappening;
  /** Whether the rows have service names; those of the bookkeeping mostly have none. */
  readonly linked: boolean;
}

/** One thing that a release changed. */
async function HappeningItem({ happening, linked }: HappeningItemProps) {
  const t = await getTranslations('registry');
  const { type, subjects, text, who, fields } = happening;
  return (
    <li className={styles.item}>
      {subjects.map((subject, index) => (
        <p className={styles.head} key={index}>
          <SubjectLine linked={linked} subject={subject} />
          {index === 0 && <span className={styles.quiet}>{t(`release.types.${type}`)}</span>}
        </p>
      ))}
      {(text !== '' || who !== '') && (
        <p className={styles.text}>
          <bdi lang="en">{text}</bdi> {who !== '' && <bdi className={styles.quiet}>{who}</bdi>}
        </p>
      )}
      {fields.length > 0 && (
        <dl className={styles.fields}>
          {fields.map(({ field, words }) => (
            <div key={field}>
              <dt>{t(`release.fields.${field}`)}</dt>
              <dd>
                <Words words={words} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

async function SubjectLine({
  subject,
  linked,
}: {
  readonly subject: Subject;
  readonly linked: boolean;
}) {
  const t = await getTranslations('registry');
  const { span, nameBefore, nameAfter, transports } = subject;
  return (
    <>
      {span !== null && <SpanLinks spans={[span]} />}
      {nameBefore !== null && (
        <bdi className={styles.name} dir="ltr">
          {nameBefore}
        </bdi>
      )}
      {nameBefore !== null && nameAfter !== null && (
        <span aria-label={t('release.becomes')} className={styles.arrow} role="img" />
      )}
      {nameAfter !== null && (
        <bdi className={styles.name} dir="ltr">
          {linked ? <LocaleLink href={servicePath(nameAfter)}>{nameAfter}</LocaleLink> : nameAfter}
        </bdi>
      )}
      {transports.length > 0 && (
        <span className={styles.quiet}>
          {transports.map((one) => one.toUpperCase()).join(', ')}
        </span>
      )}
    </>
  );
}

/** A text with what left it struck out and what came underlined: told by line as well as by colour. */
async function Words({ words }: { readonly words: readonly WordChange[] }) {
  const t = await getTranslations('registry');
  return (
    <bdi className={styles.diff} dir="ltr" lang="en">
      {words.map(({ state, text }, index) => {
        if (state === 'same') return text;
        const Tag = state === 'gone' ? 'del' : 'ins';
        return (
          <Tag key={index}>
            <span className="visually-hidden">{t(`release.words.${state}`)} </span>
            {text}
          </Tag>
        );
      })}
    </bdi>
  );
}
