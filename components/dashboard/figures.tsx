import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import type { Dashboard } from '@/lib/dashboard/queries';
import { spanOf } from '@/lib/dashboard/rules';
import { COUNTED_DAYS, LIMIT_PURPOSES } from '@/lib/dashboard/types';
import { QUEUE_PATH } from '@/lib/edits/routes';
import { FEEDBACK_PATH } from '@/lib/feedback/routes';
import { MOODS } from '@/lib/feedback/schema';
import { MODERATION_PATH } from '@/lib/moderation/routes';
import { FigureTable } from './figure-table';

type Waiting = Dashboard['waiting'];

/** What waits for somebody, and how long the oldest has. */
export async function WaitingTable({
  waiting,
  now,
}: {
  readonly waiting: Waiting;
  readonly now: Date;
}) {
  const t = await getTranslations('dashboard');
  const rowOf = (key: keyof Waiting, href?: string) => {
    const { count, oldest } = waiting[key];
    const age = oldest === null ? null : spanOf(now.getTime() - oldest.getTime());
    const name = t(`waiting.${key}`);
    return {
      ...{ key, name: href === undefined ? name : <LocaleLink href={href}>{name}</LocaleLink> },
      cells: [count, age === null ? t('none') : t(`span.${age.unit}`, { count: age.count })],
    };
  };
  return (
    <FigureTable
      caption={t('waiting.caption')}
      columns={[t('waiting.count'), t('waiting.oldest')]}
      rows={[
        rowOf('edits', QUEUE_PATH),
        rowOf('flags', MODERATION_PATH),
        rowOf('appeals', MODERATION_PATH),
        ...[rowOf('entries'), rowOf('letters')],
      ]}
    />
  );
}

/** What became of what people proposed. */
export async function Decisions({ decisions }: Pick<Dashboard, 'decisions'>) {
  const t = await getTranslations('dashboard');
  const usual = decisions.map(({ usualWaitMs }) => {
    if (usualWaitMs === null) return t('none');
    const { unit, count } = spanOf(usualWaitMs);
    return t(`span.${unit}`, { count });
  });
  return (
    <FigureTable
      caption={t('decisions.caption')}
      columns={COUNTED_DAYS.map((days) => t('days', { days }))}
      rows={[
        {
          ...{ key: 'applied', name: t('decisions.applied') },
          cells: decisions.map(({ applied }) => applied),
        },
        {
          ...{ key: 'rejected', name: t('decisions.rejected') },
          cells: decisions.map(({ rejected }) => rejected),
        },
        {
          ...{ key: 'accepted', name: t('decisions.accepted') },
          cells: decisions.map(({ accepted }) =>
            accepted === null ? t('none') : t('percent', { value: accepted / 100 }),
          ),
        },
        { key: 'usual', name: t('decisions.usual'), cells: usual },
      ]}
    />
  );
}

/** What readers said of pages. */
export async function Readers({ moods }: Pick<Dashboard, 'moods'>) {
  const [t, feedback] = await Promise.all([
    getTranslations('dashboard'),
    getTranslations('feedback'),
  ]);
  return (
    <>
      <p>
        <LocaleLink href={FEEDBACK_PATH}>{feedback('desk.link')}</LocaleLink>
      </p>
      <FigureTable
        caption={t('readers.caption')}
        columns={COUNTED_DAYS.map((days) => t('days', { days }))}
        rows={MOODS.map((mood) => ({
          ...{ key: mood, name: feedback(`moods.${mood}`) },
          cells: moods.map((counts) => counts[mood]),
        }))}
      />
    </>
  );
}

/** How often limits held somebody up. */
export async function LimitsHit({ limits }: Pick<Dashboard, 'limits'>) {
  const t = await getTranslations('dashboard');
  return (
    <FigureTable
      caption={t('limits.caption')}
      columns={COUNTED_DAYS.map((days) => t('days', { days }))}
      rows={LIMIT_PURPOSES.map((purpose) => ({
        ...{ key: purpose, name: t(`limits.purposes.${purpose}`) },
        cells: limits.map((counts) => counts[purpose]),
      }))}
    />
  );
}
