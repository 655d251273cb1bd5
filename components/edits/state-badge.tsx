import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { EditState } from '@/lib/edits/types';
import styles from './state-badge.module.css';
import type { EditContext } from '@/lib/edits/schema';
import type { EditView } from '@/lib/edits/schema';
import { Moment } from './moment';

type Tone = 'good' | 'bad' | 'wait' | 'past';

const TONES: Readonly<Record<EditState, Tone>> = {
  open: 'wait',
  'changes-requested': 'wait',
  conflicted: 'bad',
  applied: 'good',
  rejected: 'bad',
  withdrawn: 'past',
  expired: 'past',
};

/** Where an edit stands: a shape and a word, the colour comes last. */
export function StateBadge({ state }: { readonly state: EditState }) {
  const t = useTranslations('edits');
  return (
    <span className={`${styles.badge} ${styles[TONES[state]] ?? ''}`}>
      <svg aria-hidden="true" height="12" viewBox="0 0 14 14" width="12">
        {SHAPES[state]}
      </svg>
      {t(`states.${state}`)}
    </span>
  );
}

const SHAPES: Readonly<Record<EditState, ReactNode>> = {
  open: <path d="M7 1.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM7 4v3.2l2 1.3" />,
  'changes-requested': <path d="M2 10.5 9.5 3l1.8 1.8L3.8 12.3H2v-1.8Z" />,
  conflicted: <path d="M2 2.5 12 11.5M12 2.5 2 11.5" />,
  applied: <path d="m2.5 7.4 3 3 6-7" />,
  rejected: <path d="M3 3l8 8M11 3l-8 8" />,
  withdrawn: <path d="M12 7H3m3.5-3.5L3 7l3.5 3.5" />,
  expired: <path d="M3 1.8h8M3 12.2h8M4 2c0 3 6 3.6 6 10M10 2c0 3-6 3.6-6 10" />,
};

interface StandingProps {
  readonly edit: Pick<
    EditView,
    'state' | 'waiting' | 'decidedAt' | 'updatedAt' | 'unreviewed' | 'destructive'
  >;
  readonly context: Pick<EditContext, 'forecast' | 'openUntil'>;
}

/** Where an edit stands, whom it waits for, and what time alone will do with it. */
export function Standing({ edit, context }: StandingProps) {
  return (
    <p className={styles.standing}>
      <StateBadge state={edit.state} />
      <span>
        {edit.waiting === null ? <Ended edit={edit} /> : <Waiting context={context} edit={edit} />}
      </span>
    </p>
  );
}

function Waiting({ edit, context }: StandingProps) {
  const t = useTranslations('edits');
  const needs = edit.waiting?.needs;
  const { forecast, openUntil } = context;
  const at = forecast?.at;
  return (
    <>
      {needs !== undefined && t(`needs.${needs}`)}{' '}
      {forecast !== null &&
        at !== undefined &&
        t.rich(`forecast.${forecast.act}`, { date: () => <Moment at={at} precise /> })}{' '}
      {openUntil !== null && <span className={styles.quiet}>{t('destructive')}</span>}
    </>
  );
}

function Ended({ edit }: Pick<StandingProps, 'edit'>) {
  const t = useTranslations('edits');
  const at = edit.decidedAt ?? edit.updatedAt;
  const date = () => <Moment at={at} precise />;
  if (edit.state === 'applied')
    return t.rich(edit.unreviewed ? 'decided.unreviewed' : 'decided.applied', { date });
  if (edit.state === 'rejected' || edit.state === 'withdrawn' || edit.state === 'expired')
    return t.rich(`decided.${edit.state}`, { date });
  return null;
}
