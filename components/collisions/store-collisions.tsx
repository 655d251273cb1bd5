import { useTranslations } from 'next-intl';
import { Section } from '@/components/browse/page-head';
import tableStyles from '@/components/browse/entry-table.module.css';
import { IntlLink } from '@/components/edits/intl-link';
import { Moment } from '@/components/edits/moment';
import {
  clashesBetween,
  clashesWithin,
  countNodePorts,
  pairsOf,
  type StoreClash,
} from '@/lib/collisions/rules/stores';
import type { Store } from '@/lib/collisions/store-types';
import { storeSource } from '@/lib/collisions/stores';
import { portPath } from '@/lib/ports/routes';
import { NODE_PORTS } from '@/lib/ports/rules/facts';
import styles from './collisions.module.css';

/** Every store with its source and its facts, then each two of them with the ports on which they clash. */
export function StoreCollisions({ stores }: { readonly stores: readonly Store[] }) {
  const t = useTranslations('collisions');
  return (
    <>
      <Section id="stores" title={t('stores.facts')}>
        <ul className={styles.stores}>
          {stores.map((store) => (
            <li key={store.key}>
              <StoreFacts store={store} />
            </li>
          ))}
        </ul>
        <p className={styles.how}>{t('stores.how')}</p>
      </Section>
      {pairsOf(stores).map(([one, other]) => (
        <Clashes
          clashes={clashesBetween(one, other)}
          id={`${one.key}-${other.key}`}
          key={`${one.key} ${other.key}`}
          names={[one.name, other.name]}
        />
      ))}
    </>
  );
}

function StoreFacts({ store }: { readonly store: Store }) {
  const t = useTranslations('collisions');
  const { name, lines, date, path } = store;
  return (
    <>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      {': '}
      {t('stores.lines', {
        count: lines.length,
        apps: new Set(lines.map(([app]) => app)).size,
      })}{' '}
      {t('stores.nodePorts', {
        count: countNodePorts(store),
        span: `\u2066${NODE_PORTS.start}–${NODE_PORTS.end}\u2069`,
      })}{' '}
      {t('stores.within', { count: clashesWithin(store).length })}{' '}
      {t.rich('stores.source', {
        a: (chunks) => <a href={storeSource(store)}>{chunks}</a>,
        path: () => <code dir="ltr">{path}</code>,
        date: () => <Moment at={date} />,
      })}
    </>
  );
}

interface ClashesProps {
  readonly id: string;
  readonly names: readonly [string, string];
  readonly clashes: readonly StoreClash[];
}

function Clashes({ id, names: [one, other], clashes }: ClashesProps) {
  const t = useTranslations('collisions');
  return (
    <Section
      aside={t('stores.count', { count: clashes.length })}
      id={id}
      title={t('stores.pair', { one, other })}
    >
      {clashes.length > 0 && (
        <table className={tableStyles.table}>
          <thead>
            <tr>
              <th scope="col">{t('stores.port')}</th>
              <th scope="col">
                <bdi>{one}</bdi>
              </th>
              <th scope="col">
                <bdi>{other}</bdi>
              </th>
            </tr>
          </thead>
          <tbody>
            {clashes.map(({ port, apps, others }) => (
              <tr key={port}>
                <th scope="row">
                  <IntlLink href={portPath(port)}>
                    <code dir="ltr">{port}</code>
                  </IntlLink>
                </th>
                <td>
                  <bdi dir="ltr">{apps.join(', ')}</bdi>
                </td>
                <td>
                  <bdi dir="ltr">{others.join(', ')}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
