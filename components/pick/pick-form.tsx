import { getTranslations } from 'next-intl/server';
import { FilterPort, FilterSelect, FilterText, ListFilter } from '@/components/browse/list-filter';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { PICK_PATH } from '@/lib/pick/routes';
import { readSpans, writeSpans } from '@/lib/pick/rules/spans';
import { PICK_BOUNDS, type PickQuery } from '@/lib/pick/schema';
import { INCLUDES } from '@/lib/pick/types';
import { RANGE_NAMES, RANGES, TRANSPORTS } from '@/lib/ports/types';
import { AvoidField } from './avoid-field';

const COUNTS = [1, 3, 5, 10, 20, PICK_BOUNDS.count];

/** The wishes: an ordinary form, whose address can be kept and shared. */
export async function PickForm({ query }: { readonly query: PickQuery }) {
  const [t, locale] = await Promise.all([getTranslations('pick'), currentLocale()]);
  const { count, near, transport, seed, avoid, run, range, include } = query;
  const more = [avoid, range, include].some((one) => one !== undefined) || run > 1;
  return (
    <ListFilter
      action={localePath(locale, PICK_PATH)}
      more={{ label: t('form.more'), open: more, fields: <MoreFields query={query} /> }}
      submit={t('form.submit')}
    >
      <FilterSelect
        label={t('form.count')}
        name="count"
        options={[...new Set([...COUNTS, count])]
          .sort((a, b) => a - b)
          .map((one) => ({ value: String(one), label: String(one) }))}
        value={String(count)}
      />
      <FilterPort label={t('form.near')} name="near" placeholder="8000" value={near} />
      <FilterSelect
        label={t('form.transport')}
        name="transport"
        options={[
          { value: '', label: t('form.anyTransport') },
          ...TRANSPORTS.map((one) => ({ value: one, label: one.toUpperCase() })),
        ]}
        value={transport ?? ''}
      />
      <FilterText
        label={t('form.seed')}
        name="seed"
        placeholder={t('form.seedExample')}
        value={seed}
      />
    </ListFilter>
  );
}

async function MoreFields({ query }: { readonly query: PickQuery }) {
  const [t, port] = await Promise.all([getTranslations('pick'), getTranslations('port')]);
  const { run, range, include, avoid } = query;
  const named = RANGE_NAMES.map((one) => ({
    value: one,
    label: `${port(`range.${one}`)} (\u2066${RANGES[one].start}–${RANGES[one].end}\u2069)`,
  }));
  const own =
    range === undefined || named.some(({ value }) => value === range)
      ? []
      : [{ value: range, label: `\u2066${range}\u2069` }];
  return (
    <>
      <FilterPort
        label={t('form.run')}
        max={PICK_BOUNDS.run}
        min={1}
        name="run"
        placeholder="1"
        value={run === 1 ? undefined : run}
      />
      <FilterSelect
        label={t('form.range')}
        name="range"
        options={[{ value: '', label: t('form.anyRange') }, ...own, ...named]}
        value={range ?? ''}
      />
      <FilterSelect
        label={t('form.include')}
        name="include"
        options={[
          { value: '', label: t('form.includes.none') },
          ...INCLUDES.map((one) => ({ value: one, label: t(`form.includes.${one}`) })),
        ]}
        value={include ?? ''}
      />
      <AvoidField
        value={writeSpans(readSpans(avoid ?? '') ?? []).replaceAll(',', ', ')}
        words={{
          label: t('form.avoid'),
          example: t('form.avoidExample'),
          title: t('paste.title'),
          pasteLabel: t('paste.label'),
          hint: t('paste.hint'),
          submit: t('paste.submit'),
          read: t('paste.read', { ports: '{text}' }),
          unread: t('paste.unread', { pieces: '{text}' }),
          none: t('paste.none'),
        }}
      />
    </>
  );
}
