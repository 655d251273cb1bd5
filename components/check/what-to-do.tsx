import { useTranslations } from 'next-intl';
import { isReachable, type Row } from '@/lib/check/rules/rows';
import { stopsFor } from '@/lib/check/rules/stops';
import type { Who } from '@/lib/check/rules/who';
import styles from './check.module.css';
import { CommandLines } from './command-lines';

interface WhatToDoProps {
  readonly row: Row;
  readonly port: number | null;
  readonly who: Who;
}

/** How to stop it and how to move it, folded away: most rows are only looked at. */
export function WhatToDo({ row, port, who }: WhatToDoProps) {
  const t = useTranslations('checkPaste');
  const stops = stopsFor(row, port);
  const file = row.entry.kind === 'compose' || row.entry.kind === 'kubernetes';
  const settings = who.best?.settings ?? [];
  const moves = isReachable(row.entry) ? settings : [];
  if (stops.length === 0 && moves.length === 0 && !file)
    return <span className={styles.quiet}>–</span>;
  return (
    <details className={styles.details}>
      <summary>{t(stops.length > 0 ? 'do.both' : 'do.move')}</summary>
      {stops.length > 0 && <CommandLines lines={stops} title={t('do.stop')} />}
      {file && <p>{t(`do.${row.entry.kind === 'compose' ? 'compose' : 'kubernetes'}`)}</p>}
      {moves.length > 0 && (
        <CommandLines lines={moves.map(({ example }) => example)} title={t('do.setting')} />
      )}
    </details>
  );
}
