import { useLocale, useTranslations } from 'next-intl';
import { EditDiff } from '@/components/edits/edit-diff';
import { useFieldName } from '@/components/forms/words';
import { IntlLink } from '@/components/edits/intl-link';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import { buttonClass } from '@/components/ui/button-class';
import { listText } from '@/components/ui/formats';
import type { RevisionView } from '@/lib/edits/queries/revisions';
import { editPath } from '@/lib/edits/routes';
import type { FieldDiff } from '@/lib/edits/rules/diff';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import styles from './revision-list.module.css';

interface RevisionListProps {
  readonly revisions: readonly RevisionView[];
  readonly from: number;
  readonly to: number;
}

/** Every revision with the edit that left it, as an ordinary form that compares any two. */
export function RevisionList({ revisions, from, to }: RevisionListProps) {
  const t = useTranslations('history');
  return (
    <form className={styles.form} method="get">
      {revisions.length > 1 && (
        <div className={styles.bar}>
          <span className={styles.quiet}>
            {t('from')} / {t('to')}
          </span>
          <button className={buttonClass()} type="submit">
            {t('compare')}
          </button>
        </div>
      )}
      <ul className={styles.list}>
        {revisions.map((revision, at) => (
          <li key={revision.number}>
            <Choose from={from} number={revision.number} several={revisions.length > 1} to={to} />
            <RevisionFacts current={at === 0} revision={revision} />
          </li>
        ))}
      </ul>
    </form>
  );
}

interface ChooseProps {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  readonly several: boolean;
}

function Choose({ number, from, to, several }: ChooseProps) {
  const t = useTranslations('history');
  if (!several) return <span />;
  const side = (name: 'from' | 'to', chosen: number) => (
    <label title={`${t(name)}: ${t('revision', { number: String(number) })}`}>
      <span className="visually-hidden">
        {t(name)}: {t('revision', { number: String(number) })}
      </span>
      <input defaultChecked={chosen === number} name={name} type="radio" value={number} />
    </label>
  );
  return (
    <span className={styles.choose}>
      {side('from', from)}
      {side('to', to)}
    </span>
  );
}

function RevisionFacts({
  revision,
  current,
}: {
  readonly revision: RevisionView;
  readonly current: boolean;
}) {
  const t = useTranslations('history');
  const locale = useLocale();
  const nameOf = useFieldName();
  const { number, at, edit } = revision;
  const fields = listText(edit.fields.map(nameOf), isLocale(locale) ? locale : DEFAULT_LOCALE);
  return (
    <div>
      <p className={styles.head}>
        <strong>{t('revision', { number: String(number) })}</strong>
        {current && <span className={styles.quiet}>{t('current')}</span>}
        <span className={styles.quiet}>
          <Moment at={at} precise />
        </span>
        <span className={styles.quiet}>
          {t.rich('by', { author: () => <Person handle={edit.author} /> })}
        </span>
        <IntlLink className={styles.quiet} href={editPath(edit.id)}>
          {t('edit', { id: String(edit.id) })}
        </IntlLink>
      </p>
      {number > 1 && fields !== '' && <p className={styles.quiet}>{t('changed', { fields })}</p>}
      {number === 1 && <p className={styles.quiet}>{t('first')}</p>}
      <p className={styles.note}>
        <bdi>{edit.note}</bdi>
      </p>
    </div>
  );
}

interface ComparisonProps {
  readonly diff: readonly FieldDiff[];
  readonly from: number;
  readonly to: number;
}

/** What lies between two revisions. */
export function Comparison({ diff, from, to }: ComparisonProps) {
  const t = useTranslations('history');
  const label = (number: number) => t('before', { number: String(number) });
  return (
    <section className={styles.diff}>
      <h2>{from === 0 ? t('first') : t('comparing', { from: String(from), to: String(to) })}</h2>
      {diff.length === 0 ? (
        <p>{t('same')}</p>
      ) : (
        <EditDiff diff={diff} labels={{ before: label(from), after: label(to) }} />
      )}
    </section>
  );
}
