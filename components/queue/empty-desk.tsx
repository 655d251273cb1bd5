'use client';

import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { IntlLink } from '@/components/edits/intl-link';
import { buttonClass } from '@/components/ui/button-class';
import { EDITS_PATH, LOG_PATH } from '@/lib/edits/routes';
import styles from './queue.module.css';

interface EmptyDeskProps {
  readonly skipped: number;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly unskip: () => void;
}

/** Nothing waits: a moment to look around. */
export function EmptyDesk({ skipped, titleRef, unskip }: EmptyDeskProps) {
  const t = useTranslations('queue');
  return (
    <div className={styles.empty}>
      <h2 ref={titleRef} tabIndex={-1}>
        {t('empty.title')}
      </h2>
      <p>{t('empty.text')}</p>
      {skipped > 0 && <p>{t('empty.skipped', { count: skipped })}</p>}
      <p className={styles.ways}>
        {skipped > 0 && (
          <button className={buttonClass('primary')} onClick={unskip} type="button">
            {t('empty.again')}
          </button>
        )}
        <IntlLink className={buttonClass()} href={EDITS_PATH}>
          {t('empty.edits')}
        </IntlLink>
        <IntlLink className={buttonClass()} href={LOG_PATH}>
          {t('empty.log')}
        </IntlLink>
      </p>
    </div>
  );
}
