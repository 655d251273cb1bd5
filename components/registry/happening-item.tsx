import { getTranslations } from 'next-intl/server';
import { SpanLinks } from '@/components/browse/span-links';
import { LocaleLink } from '@/components/ui/locale-link';
import type { Subject, ToldHappening } from '@/lib/iana/release-reading';
import { servicePath } from '@/lib/ports/routes';
import styles from './happening-item.module.css';
import { Words } from './words';

interface HappeningItemProps {
  readonly happening: ToldHappening;
  /** Whether the rows have service names; those of the bookkeeping mostly have none. */
  readonly linked: boolean;
}

/** One thing that a release changed. */
export async function HappeningItem({ happening, linked }: HappeningItemProps) {
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
