import { getTranslations } from 'next-intl/server';
import styles from './dispute-reasons.module.css';

/** Why members dispute a report, for whoever is about to change it. Nothing where nobody said. */
export async function DisputeReasons({ reasons }: { readonly reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  const t = await getTranslations('votes');
  return (
    <section aria-labelledby="disputes" className={styles.box}>
      <h2 id="disputes">{t('why.said')}</h2>
      <ul>
        {reasons.map((reason, at) => (
          <li dir="auto" key={at}>
            {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
