import { useTranslations } from 'next-intl';
import { portsText } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { namespacePath } from '@/lib/namespaces/routes';
import { countPorts, type PortSpan } from '@/lib/namespaces/rules';
import type { NamespaceBrief } from '@/lib/namespaces/schema';
import styles from './namespaces.module.css';

interface NamespaceListProps {
  readonly label: string;
  readonly namespaces: readonly NamespaceBrief[];
}

/** Namespaces, each with what it coordinates and how much of it is reserved. */
export function NamespaceList({ label, namespaces }: NamespaceListProps) {
  const t = useTranslations('namespaces');
  return (
    <ul aria-label={label} className={styles.list}>
      {namespaces.map((one) => (
        <li className={styles.item} key={one.slug}>
          <p className={styles.name}>
            <IntlLink href={namespacePath(one.slug)}>
              <bdi>{one.name}</bdi>
            </IntlLink>
          </p>
          <p>
            <bdi>{one.purpose}</bdi>
          </p>
          <p className={`dotted ${styles.facts}`}>
            <span>
              <Ranges ranges={one.ranges} />
            </span>
            <span>{t('ports', { count: countPorts(one.ranges) })}</span>
            <span>{t('reservedCount', { count: one.reserved })}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** `9100–9999, 12345`, from left to right in every language. */
export function Ranges({ ranges }: { readonly ranges: readonly PortSpan[] }) {
  const texts = ranges.map(({ portStart, portEnd }) =>
    portsText({ start: portStart, end: portEnd }),
  );
  return <bdi dir="ltr">{texts.join(', ')}</bdi>;
}
