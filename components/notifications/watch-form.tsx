import { useLocale, useTranslations } from 'next-intl';
import form from '@/components/auth/form.module.css';
import { HiddenFields } from '@/components/auth/hidden-fields';
import { buttonClass } from '@/components/ui/button-class';
import { watchAction } from '@/lib/notifications/actions';
import { WATCH_LIMIT } from '@/lib/notifications/types';
import styles from './notifications.module.css';

interface WatchFormProps {
  /** As they were typed, or as a link asked. */
  readonly from: string;
  readonly to: string;
  /** A piece of software that a link asked to watch. */
  readonly wanted: {
    readonly slug: string;
    readonly name: string;
    readonly watching: boolean;
  } | null;
}

/** Begins to watch ports, or the software that a link asked for. */
export function WatchForm({ from, to, wanted }: WatchFormProps) {
  const t = useTranslations('notifications');
  const locale = useLocale();
  return (
    <>
      {wanted?.watching === true && <p className={styles.none}>{t('add.already')}</p>}
      {wanted?.watching === false && (
        <form action={watchAction}>
          <HiddenFields values={{ locale, software: wanted.slug }} />
          <button className={buttonClass('primary')} type="submit">
            {t('add.software', { name: wanted.name })}
          </button>
        </form>
      )}
      <form action={watchAction} aria-label={t('add.title')} className={styles.add}>
        <HiddenFields values={{ locale }} />
        <PortField label={t('add.from')} name="from" required value={from} />
        <PortField label={t('add.to')} name="to" value={to === from ? '' : to} />
        <button className={buttonClass(from === '' ? 'plain' : 'primary')} type="submit">
          {t('add.submit')}
        </button>
        <p className={form.hint} id="watch-hint">
          {t('add.hint', { limit: WATCH_LIMIT })}
        </p>
      </form>
    </>
  );
}

interface PortFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly required?: boolean;
}

function PortField({ name, label, value, required = false }: PortFieldProps) {
  return (
    <label className={styles.field}>
      {label}
      <input
        aria-describedby="watch-hint"
        autoComplete="off"
        defaultValue={value}
        dir="ltr"
        inputMode="numeric"
        key={value}
        maxLength={20}
        name={name}
        required={required}
        type="text"
      />
    </label>
  );
}
