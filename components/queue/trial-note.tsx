'use client';

import { useLocale, useTranslations } from 'next-intl';
import { titleText } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { Person } from '@/components/edits/person';
import { editPath } from '@/lib/edits/routes';
import styles from './queue.module.css';
import type { Decided } from './use-verdicts';

/** Where the answer to the last trial stands. */
export const TRIAL_ANCHOR = 'trial';

/** That the edit just judged was a trial, how it ended when it was real, and why. */
export function TrialNote({ decided: { item, trial } }: { readonly decided: Decided }) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  const locale = useLocale();
  if (trial === null) return null;
  const { repeats, answer, agreed, undoneBy, reasons } = trial;
  const link = (id: number) => (
    <IntlLink href={editPath(id)} target="_blank">
      {edits('number', { id: String(id) })}
    </IntlLink>
  );
  const subject = titleText(item, edits, locale);
  return (
    <section className={styles.trial} id={TRIAL_ANCHOR} tabIndex={-1}>
      <h2>{t('trial.title')}</h2>
      <p>{t(agreed ? 'trial.agreed' : 'trial.differed', { subject })}</p>
      <p>
        {undoneBy === null
          ? t.rich(`trial.answer.${answer}`, { edit: () => link(repeats) })
          : t.rich('trial.answer.undone', { edit: () => link(repeats), by: () => link(undoneBy) })}
      </p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map(({ reviewer, verdict, reason }, at) => (
            <li key={at}>
              <Person handle={reviewer} />: {edits(`reviews.verdicts.${verdict}`)}.{' '}
              <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>{t('trial.nothing')}</p>
    </section>
  );
}
