import { getTranslations } from 'next-intl/server';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { type PortFilter as Filter, PORTS_PATH } from '@/lib/ports/routes';
import { MAX_PORT, PORT_STATUSES, TRANSPORTS } from '@/lib/ports/types';
import { GRADES } from '@/lib/reports/types';
import { PORT_HAS } from '@/lib/site/schema';
import { FilterPort, FilterSelect, FilterText, ListFilter } from './list-filter';

/** Narrows the list of ports: what a port has and a name at once, the rest on demand. */
export async function PortFilter({ filter }: { readonly filter: Filter }) {
  const [t, locale] = await Promise.all([getTranslations('browse'), currentLocale()]);
  const { from = 0, to = MAX_PORT, status, transport, grade, software } = filter;
  const isNarrow = from > 0 || to < MAX_PORT;
  const more = [status, transport, grade, software].some((one) => one !== undefined);
  return (
    <ListFilter
      action={localePath(locale, PORTS_PATH)}
      more={{
        label: t('filter.more'),
        open: more || isNarrow,
        fields: <MoreFields filter={filter} />,
      }}
      submit={t('filter.submit')}
    >
      <FilterSelect
        label={t('filter.has')}
        name="has"
        options={PORT_HAS.map((one) => ({ value: one, label: t(`filter.hasOptions.${one}`) }))}
        value={filter.has ?? 'anything'}
      />
      <FilterText
        label={t('filter.name')}
        name="name"
        placeholder={t('filter.nameExample')}
        value={filter.name}
      />
    </ListFilter>
  );
}

async function MoreFields({ filter }: { readonly filter: Filter }) {
  const [t, port, practice] = await Promise.all([
    getTranslations('browse'),
    getTranslations('port'),
    getTranslations('practice'),
  ]);
  const { from, to, status, transport, grade, software } = filter;
  return (
    <>
      <FilterPort
        label={t('filter.from')}
        name="from"
        placeholder="0"
        value={from === 0 ? undefined : from}
      />
      <FilterPort
        label={t('filter.to')}
        name="to"
        placeholder={String(MAX_PORT)}
        value={to === MAX_PORT ? undefined : to}
      />
      <FilterText dir="ltr" label={t('filter.software')} name="software" value={software} />
      <FilterSelect
        label={t('filter.grade')}
        name="grade"
        options={[
          { value: '', label: t('filter.anyGrade') },
          ...GRADES.map((one) => ({ value: one, label: practice(`grades.${one}`) })),
        ]}
        value={grade ?? ''}
      />
      <FilterSelect
        label={t('filter.status')}
        name="status"
        options={[
          { value: '', label: t('filter.anyStatus') },
          ...PORT_STATUSES.map((one) => ({ value: one, label: port(`status.${one}`) })),
        ]}
        value={status ?? ''}
      />
      <FilterSelect
        label={t('filter.transport')}
        name="transport"
        options={[
          { value: '', label: t('filter.anyTransport') },
          ...TRANSPORTS.map((one) => ({ value: one, label: one.toUpperCase() })),
        ]}
        value={transport ?? ''}
      />
    </>
  );
}
