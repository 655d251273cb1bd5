import { getTranslations } from 'next-intl/server';
import { SpanLinks } from '@/components/browse/span-links';
import { LocaleLink } from '@/components/ui/locale-link';
import { SiteLink } from '@/components/ui/site-link';
import { Mark } from '@/components/ui/mark';
import { servicePath } from '@/lib/ports/routes';
import { searchPath } from '@/lib/search/routes';
import { shownSpans } from '@/lib/search/rules/port-token';
import type { FoundPort, SearchItem } from '@/lib/search/schema';
import { SEARCH_KINDS, type SearchKind } from '@/lib/search/types';
import { softwarePath } from '@/lib/software/routes';
import styles from './results.module.css';

interface ResultsProps {
  readonly items: readonly SearchItem[];
  /** Which list of the page it is: headings have addresses of their own. */
  readonly part?: 'found' | 'alike';
}

/** The hits by kind, the kind with the best hit first; inside a kind, the best first. */
export async function Results({ items, part = 'found' }: ResultsProps) {
  const t = await getTranslations('search');
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <section aria-labelledby={`${part}-${kind}`} className={styles.group} key={kind}>
      <h2 id={`${part}-${kind}`}>
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
  const port = item.spans[0]?.start;
  return (
    <li className={styles.hit}>
      <h3>
        <SiteLink className={styles[TITLES[item.kind]]} href={item.url}>
          <bdi dir={item.kind === 'service' ? 'ltr' : 'auto'}>{item.title}</bdi>
        </SiteLink>
      </h3>
      {item.about !== '' && (
        <p className={styles.about} dir="auto" lang={item.aboutLocale}>
          {item.about}
        </p>
      )}
      <p className={styles.where}>
        {item.kind === 'article' && port !== undefined && t('articleOf', { port: String(port) })}
        {item.kind !== 'article' && item.spans.length > 0 && (
          <SpanLinks spans={shownSpans(item.spans)} />
        )}
        {item.kind !== 'article' && item.spans.length === 0 && t('noPorts')}
      </p>
    </li>
  );
}

/** A port that was asked for: its number, what it is officially, what runs there, and the way to its page. */
async function PortResult({
  item,
  found,
}: {
  readonly item: SearchItem;
  readonly found: FoundPort;
}) {
  const t = await getTranslations('search');
  return (
    <li className={styles.port}>
      <SiteLink className={styles.number} href={item.url}>
        {found.port}
      </SiteLink>
      <div className={styles.facts}>
        <OfficialFact about={item.about} found={found} />
        {found.practice.length > 0 && (
          <p className={styles.fact}>
            <Mark kind="community" />
            <span>
              <span className={styles.world}>{t('practice')}</span>{' '}
              {found.practice.map(({ slug, name }) => (
                <LocaleLink className={styles.software} href={softwarePath(slug)} key={slug}>
                  <bdi>{name}</bdi>
                </LocaleLink>
              ))}
            </span>
          </p>
        )}
        <p className={styles.open}>
          <SiteLink href={item.url}>{t('open', { port: String(found.port) })}</SiteLink>
        </p>
      </div>
    </li>
  );
}

async function OfficialFact({
  found,
  about,
}: {
  readonly found: FoundPort;
  readonly about: string;
}) {
  const t = await getTranslations('search');
  const { names, status, transport } = found;
  const word = status === null ? '' : t(`status.${status}`);
  return (
    <p className={styles.fact}>
      <Mark kind={names.length > 0 ? 'official' : 'none'} />
      <span>
        {names.length > 0 && <span className={styles.world}>{t('official')}</span>}{' '}
        {names.map((name) => (
          <LocaleLink className={styles.service} dir="ltr" href={servicePath(name)} key={name}>
            {name}
          </LocaleLink>
        ))}
        {about !== '' && (
          <bdi className={styles.quiet} lang="en">
            {about}
          </bdi>
        )}
        {transport !== null && (
          <span className={styles.quiet}>
            {t('onTransport', { transport: transport.toUpperCase(), status: word })}
          </span>
        )}
        {transport === null && names.length === 0 && <span>{word}</span>}
      </span>
    </p>
  );
}

interface KindFilterProps {
  readonly q: string;
  readonly kind: SearchKind | undefined;
}

/** The same search for one kind of thing. */
export async function KindFilter({ q, kind }: KindFilterProps) {
  const t = await getTranslations('search');
  return (
    <nav aria-label={t('filter.label')} className={styles.filter}>
      {[undefined, ...SEARCH_KINDS].map((one) => (
        <LocaleLink
          aria-current={one === kind ? 'page' : undefined}
          href={searchPath(q, one)}
          key={one ?? 'all'}
        >
          {t(`filter.${one ?? 'all'}`)}
        </LocaleLink>
      ))}
    </nav>
  );
}
