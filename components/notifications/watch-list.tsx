import { useLocale, useTranslations } from 'next-intl';
import { HiddenFields } from '@/components/auth/hidden-fields';
import { portsText } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { unwatchAction } from '@/lib/notifications/actions';
import type { WatchItem } from '@/lib/notifications/schema';
import { portListPath } from '@/lib/ports/list-routes';
import { portPath } from '@/lib/ports/routes';
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
    <IntlLink href={one ? portPath(start) : portListPath({ from: start, to: end })}>
      {t.rich(one ? 'watches.port' : 'watches.range', {
        ports: () => <bdi dir="ltr">{portsText({ start, end })}</bdi>,
      })}
    </IntlLink>
  );
}
