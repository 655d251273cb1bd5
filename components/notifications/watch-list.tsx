import { useLocale, useTranslations } from 'next-intl';
import form from '@/components/auth/form.module.css';
import { HiddenFields } from '@/components/auth/message';
import { portsText } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { buttonClass } from '@/components/ui/button-class';
import { unwatchAction, watchAction } from '@/lib/notifications/actions';
import type { WatchItem } from '@/lib/notifications/schema';
import { WATCH_LIMIT } from '@/lib/notifications/types';
import { portListPath, portPath } from '@/lib/ports/routes';
import { softwarePath } from '@/lib/software/routes';
import styles from './notifications.module.css';

/** What a member watches, each with a button that ends it. */
export function WatchList({ watches }: { readonly watches: readonly WatchItem[] }) {
  const t = useTranslations('notifications');
  const locale = useLocale();
  if (watches.length === 0) return <p className={styles.none}>{t('watches.none')}</p>;
  return (
    <ul className={styles.watched}>
      {watches.map((watch) => (
        <li key={watch.id}>
          <span className={styles.subject} id={`watch-${watch.id}`}>
            <Subject watch={watch} />
          </span>
          <form action={unwatchAction}>
            <HiddenFields values={{ locale, ...fieldsOf(watch) }} />
            <button aria-describedby={`watch-${watch.id}`} className={styles.quiet} type="submit">
              {t('watches.end')}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

function fieldsOf({ ports, software }: WatchItem): Record<string, string> {
  if (software !== null) return { software: software.slug };
  return { from: String(ports?.portStart), to: String(ports?.portEnd) };
}

function Subject({ watch: { ports, software } }: { readonly watch: WatchItem }) {
  const t = useTranslations('notifications');
  if (software !== null)
    return (
      <IntlLink href={softwarePath(software.slug)}>
        <bdi>{software.name}</bdi>
      </IntlLink>
    );
  if (ports === null) return null;
  const { portStart: start, portEnd: end } = ports;
  const one = start === end;
  return (
    <IntlLink href={one ? portPath(start) : portListPath({ from: start, to: end, has: 'all' })}>
      {t.rich(one ? 'watches.port' : 'watches.range', {
        ports: () => <bdi dir="ltr">{portsText({ start, end })}</bdi>,
      })}
    </IntlLink>
  );
}

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
