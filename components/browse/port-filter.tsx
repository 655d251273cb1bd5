import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import type { PortFilter as Filter } from '@/lib/ports/list-routes';
import { PORTS_PATH } from '@/lib/ports/routes';
import { MAX_PORT, PORT_STATUSES, TRANSPORTS } from '@/lib/ports/types';
import styles from './port-filter.module.css';

/** An ordinary form: the address it leads to can be kept and shared. */
export async function PortFilter({ filter }: { readonly filter: Filter }) {
  const [t, port, locale] = await Promise.all([
    getTranslations('browse'),
    getTranslations('port'),
    currentLocale(),
  ]);
  const bound = { inputMode: 'numeric', max: MAX_PORT, min: 0, type: 'number' } as const;
  return (
    <form action={localePath(locale, PORTS_PATH)} className={styles.filter} method="get">
      <label>
        {t('filter.from')}
        <input {...bound} defaultValue={filter.from ?? ''} dir="ltr" name="from" placeholder="0" />
      </label>
      <label>
        {t('filter.to')}
        <input
          {...bound}
          defaultValue={filter.to ?? ''}
          dir="ltr"
          name="to"
          placeholder={String(MAX_PORT)}
        />
      </label>
      <label>
        {t('filter.status')}
        <select defaultValue={filter.status ?? ''} name="status">
          <option value="">{t('filter.anyStatus')}</option>
          {PORT_STATUSES.map((status) => (
            <option key={status} value={status}>
              {port(`status.${status}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('filter.transport')}
        <select defaultValue={filter.transport ?? ''} name="transport">
          <option value="">{t('filter.anyTransport')}</option>
          {TRANSPORTS.map((transport) => (
            <option key={transport} value={transport}>
              {transport.toUpperCase()}
            </option>
          ))}
        </select>
      </label>
      <button className={buttonClass('primary')} type="submit">
        {t('filter.submit')}
      </button>
    </form>
  );
}
