import { getTranslations } from 'next-intl/server';
import { FilterPort, FilterSelect, FilterText, ListFilter } from '@/components/browse/list-filter';
import { CHANGES_PATH, EDITS_PATH } from '@/lib/edits/routes';
import type { ChangesQuery } from '@/lib/edits/list-schema';
import { EDIT_KINDS, EDIT_STATES } from '@/lib/edits/types';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { kindKey } from '@/lib/edits/kind-key';

export const ANY_STATE = 'any';

interface EditsFilterProps {
  readonly state: string;
  readonly kind: string | undefined;
  readonly port: number | undefined;
  /** A handle. */
  readonly author: string | undefined;
}

/** Narrows the list of edits. */
export async function EditsFilter({ state, kind, port, author }: EditsFilterProps) {
  const [t, locale] = await Promise.all([getTranslations('edits'), currentLocale()]);
  return (
    <ListFilter action={localePath(locale, EDITS_PATH)} submit={t('list.show')}>
      <FilterSelect
        label={t('list.state')}
        name="state"
        options={[
          ...EDIT_STATES.map((one) => ({ value: one, label: t(`states.${one}`) })),
          { value: ANY_STATE, label: t('list.any') },
        ]}
        value={state}
      />
      <KindSelect kind={kind} />
      <FilterPort label={t('list.port')} value={port} />
      <FilterText dir="ltr" label={t('list.author')} name="author" value={author} />
    </ListFilter>
  );
}

interface ChangesFilterProps {
  readonly filter: Pick<ChangesQuery, 'kind' | 'port' | 'range' | 'software'>;
}

/** Narrows the list of changes to a kind or a port; the range or software it was asked for stays. */
export async function ChangesFilter({ filter }: ChangesFilterProps) {
  const [t, locale] = await Promise.all([getTranslations('edits'), currentLocale()]);
  const { kind, port, range, software } = filter;
  return (
    <ListFilter action={localePath(locale, CHANGES_PATH)} submit={t('list.show')}>
      {range !== undefined && <input name="range" type="hidden" value={range} />}
      {software !== undefined && <input name="software" type="hidden" value={software} />}
      <KindSelect kind={kind} />
      <FilterPort label={t('list.port')} value={port} />
    </ListFilter>
  );
}

async function KindSelect({ kind }: { readonly kind: string | undefined }) {
  const t = await getTranslations('edits');
  return (
    <FilterSelect
      label={t('list.kind')}
      name="kind"
      options={[
        { value: '', label: t('list.any') },
        ...EDIT_KINDS.map((one) => ({ value: one, label: t(`kinds.${kindKey(one)}`) })),
      ]}
      value={kind ?? ''}
    />
  );
}
