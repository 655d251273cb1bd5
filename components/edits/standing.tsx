import { useTranslations } from 'next-intl';
import type { EditContext } from '@/lib/edits/context';
import type { EditView } from '@/lib/edits/schema';
import { Moment } from './moment';
import { StateBadge } from './state-badge';
import styles from './standing.module.css';

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
