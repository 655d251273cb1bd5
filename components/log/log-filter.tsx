import { getTranslations } from 'next-intl/server';
import { FilterPort, FilterSelect, ListFilter } from '@/components/edits/list-filter';
import type { LogQuery } from '@/lib/audit/schema';
import { LOG_ACTIONS } from '@/lib/audit/types';
import { LOG_PATH } from '@/lib/edits/routes';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';

/** Narrows the log to an action, an actor or a port. */
export async function LogFilter({
  filter,
}: {
  readonly filter: Pick<LogQuery, 'action' | 'actor' | 'port'>;
}) {
  const [t, locale] = await Promise.all([getTranslations('log'), currentLocale()]);
  const named = LOG_ACTIONS.filter((action) => t.has(`actions.${action}`));
  return (
    <ListFilter action={localePath(locale, LOG_PATH)} submit={t('show')}>
      <FilterSelect
        label={t('action')}
        name="action"
        options={[
          { value: '', label: t('any') },
          ...named.map((action) => ({ value: action, label: t(`actions.${action}`) })),
        ]}
        value={filter.action ?? ''}
      />
      <label>
        {t('actor')}
        <input
          autoCapitalize="off"
          defaultValue={filter.actor ?? ''}
          dir="ltr"
          name="actor"
          placeholder={t('handle')}
          spellCheck={false}
        />
      </label>
      <FilterPort label={t('port')} value={filter.port} />
    </ListFilter>
  );
}
