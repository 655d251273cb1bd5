import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { SpanLinks } from '@/components/browse/span-links';
import { Mark } from '@/components/ui/mark';
import { spansOf } from '@/lib/search/rules/spans';
import type { SearchItem } from '@/lib/search/schema';
import { PortResult } from './port-result';
import styles from './results.module.css';

/** The hits by kind, the kind with the best hit first; inside a kind, the best first. */
export async function Results({ items }: { readonly items: readonly SearchItem[] }) {
  const t = await getTranslations('search');
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <section aria-labelledby={`found-${kind}`} className={styles.group} key={kind}>
      <h2 id={`found-${kind}`}>
        {kind === 'service' && <Mark kind="official" />}
        {kind === 'software' && <Mark kind="community" />}
        {t(`filter.${kind}`)}
      </h2>
      <ul className={styles.list}>
        {items
          .filter((item) => item.kind === kind)
          .map((item) =>
            item.official === null ? (
              <Result item={item} key={item.url} />
            ) : (
              <PortResult found={item.official} item={item} key={item.url} />
            ),
          )}
      </ul>
    </section>
  ));
}

const TITLES = {
  port: 'service',
  service: 'service',
  software: 'software',
  article: 'article',
} as const;

async function Result({ item }: { readonly item: SearchItem }) {
  const t = await getTranslations('search');
  const [port] = item.ports;
  return (
    <li className={styles.hit}>
      <h3>
        <Link className={styles[TITLES[item.kind]]} href={item.url} prefetch={false}>
          <bdi dir={item.kind === 'service' ? 'ltr' : 'auto'}>{item.title}</bdi>
        </Link>
      </h3>
      {item.about !== '' && (
        <p className={styles.about} dir="auto">
          {item.about}
        </p>
      )}
      <p className={styles.where}>
        {item.kind === 'article' && port !== undefined && t('articleOf', { port: String(port) })}
        {item.kind !== 'article' && item.ports.length > 0 && (
          <SpanLinks spans={spansOf(item.ports)} />
        )}
        {item.kind !== 'article' && item.ports.length === 0 && t('noPorts')}
      </p>
    </li>
  );
}
