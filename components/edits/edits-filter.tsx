import { getTranslations } from 'next-intl/server';
import { EDITS_PATH } from '@/lib/edits/routes';
import { EDIT_KINDS, EDIT_STATES } from '@/lib/edits/types';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { kindKey } from './kind-key';
import { FilterPort, FilterSelect, ListFilter } from './list-filter';

export const ANY_STATE = 'any';

interface EditsFilterProps {
  readonly state: string;
  readonly kind: string | undefined;
  readonly port: number | undefined;
}

/** Narrows the list of edits. */
export async function EditsFilter({ state, kind, port }: EditsFilterProps) {
  const [t, locale] = await Promise.all([getTranslations('edits'), currentLocale()]);
  const any = t('list.any');
  return (
    <ListFilter action={localePath(locale, EDITS_PATH)} submit={t('list.show')}>
      <FilterSelect
        label={t('list.state')}
        name="state"
        options={[
          ...EDIT_STATES.map((one) => ({ value: one, label: t(`states.${one}`) })),
          { value: ANY_STATE, label: any },
        ]}
        value={state}
      />
      <FilterSelect
        label={t('list.kind')}
        name="kind"
        options={[
          { value: '', label: any },
          ...EDIT_KINDS.map((one) => ({ value: one, label: t(`kinds.${kindKey(one)}`) })),
        ]}
        value={kind ?? ''}
      />
      <FilterPort label={t('list.port')} value={port} />
    </ListFilter>
  );
}
