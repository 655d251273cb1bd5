import { getTranslations } from 'next-intl/server';
import { FIXED_VALUES, NONE, UNDATED } from '@/lib/chart/types';
import { type Grade, GRADES } from '@/lib/reports/types';
import type { ValueWords } from './values';

/** What the values are called, with the words that other pages have for the same. */
export async function valueWords(): Promise<ValueWords> {
  const [t, home, port, practice] = await Promise.all([
    getTranslations('chart'),
    getTranslations('home'),
    getTranslations('port'),
    getTranslations('practice'),
  ]);
  const { overview, status, community, transport, release } = FIXED_VALUES;
  const isGrade = (value: string): value is Grade => GRADES.some((grade) => grade === value);
  const named = <Value extends string>(values: readonly Value[], word: (value: Value) => string) =>
    Object.fromEntries(values.map((value) => [value, word(value)]));
  return {
    overview: named(overview, (value) => home(`legend.${value}`)),
    status: named(status, (value) => port(`status.${value}`)),
    community: named(community, (value) =>
      isGrade(value) ? practice(`grades.${value}`) : t('values.unreported'),
    ),
    transport: named(transport, (value) =>
      value === NONE ? t('values.unassigned') : t(`values.${value}`),
    ),
    year: { [NONE]: t('values.unassigned'), [UNDATED]: t('values.undated') },
    release: named(release, (value) => t(`values.${value}`)),
  };
}
