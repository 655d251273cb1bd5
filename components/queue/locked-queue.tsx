import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { ButtonLink } from '@/components/ui/button';
import { EDITS_PATH } from '@/lib/edits/routes';
import { levelName, type TrustLevel } from '@/lib/levels/levels';
import { type NextLevel, REVIEWER_ACCEPTED_SHARE, REVIEWER_RECENT } from '@/lib/trust/rules/earned';
import styles from './locked-queue.module.css';

interface LockedQueueProps {
  readonly trust: TrustLevel;
  readonly next: NextLevel | null;
  /** Why the account may not write, where it may not. */
  readonly suspended: string | null;
}

/** Tells who is no reviewer yet what the queue is, and what is missing. */
export async function LockedQueue({ trust, next, suspended }: LockedQueueProps) {
  const [t, users] = await Promise.all([getTranslations('queue'), getTranslations('users')]);
  return (
    <div className="wrap">
      <PageHead lead={t('locked.text')} title={t('locked.title')} />
      <div className={styles.locked}>
        {suspended !== null && <p>{t('locked.suspended', { reason: suspended })}</p>}
        <p>{t('locked.have', { level: users(`level.${levelName(trust)}`) })}</p>
        {next !== null && <Needs next={next} />}
        <ButtonLink href={EDITS_PATH}>{t('locked.edits')}</ButtonLink>
      </div>
    </div>
  );
}

async function Needs({ next }: { readonly next: NextLevel }) {
  const t = await getTranslations('queue');
  const { edits, days } = next.missing;
  const contributor = next.level === 'contributor';
  const points = [
    contributor && t('locked.contributor'),
    edits > 0 && t('locked.applied', { count: edits }),
    contributor && next.missing.ports > 0 && t('locked.ports', { count: next.missing.ports }),
    days > 0 && t('locked.days', { count: days }),
    !contributor &&
      next.missing.acceptedPercent !== null &&
      t('locked.ratio', { percent: REVIEWER_ACCEPTED_SHARE * 100, of: REVIEWER_RECENT }),
    t('locked.granted'),
  ].filter((point) => point !== false);
  return (
    <div>
      <p>{t('locked.needs')}</p>
      <ul className={styles.needs}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  );
}
