import { getTranslations } from 'next-intl/server';
import { FeedLinks } from '@/components/browse/feed-links';
import { PageHead } from '@/components/browse/page-head';
import { EditList } from '@/components/edits/edit-list';
import { languageName } from '@/lib/i18n/locales';
import { AsOfForm } from '@/components/ports/as-of-form';
import { HistorySection } from '@/components/ports/history-section';
import { LocaleLink } from '@/components/ui/locale-link';
import { Mark } from '@/components/ui/mark';
import type { loadPortHistory } from '@/lib/edits/loaders';
import { CHANGES_PATH, EDITS_PATH, historyPath } from '@/lib/edits/routes';
import { portFeeds } from '@/lib/feeds/routes';
import { withQuery } from '@/lib/platform/address';
import { currentLocale } from '@/lib/i18n/current';
import type { PortPage } from '@/lib/port-page/page-model';
import { portPath } from '@/lib/ports/routes';
import styles from './port-history.module.css';

type Loaded = Awaited<ReturnType<typeof loadPortHistory>>;

interface PortHistoryProps {
  readonly page: PortPage;
  readonly history: Loaded;
}

/** All that ever happened to a port: in the registry, and by the community. */
export async function PortHistory({ page, history }: PortHistoryProps) {
  const [t, edits] = await Promise.all([getTranslations('history'), getTranslations('edits')]);
  const port = String(page.port);
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: portPath(page.port), label: t('port.crumb', { port }) }]}
        crumbsLabel={edits('crumbs')}
        lead={t('port.lead', { port })}
        title={t('port.title', { port })}
      />
      <div className={styles.columns}>
        <section className={styles.main}>
          <h2>
            <Mark kind="community" /> {t('port.community')}
          </h2>
          <Subjects history={history} port={page.port} />
          <Changes history={history} port={page.port} />
        </section>
        <div className={styles.side}>
          <AsOfForm port={page.port} />
          <HistorySection page={page} />
          <FeedLinks feeds={portFeeds(page.port)} />
        </div>
      </div>
    </div>
  );
}

/** Everything on the port that has a history of its own. */
async function Subjects({
  history: { histories },
  port,
}: {
  readonly history: Loaded;
  readonly port: number;
}) {
  const [t, locale] = await Promise.all([getTranslations('history'), currentLocale()]);
  const { reports, articles, waiting } = histories;
  return (
    <ul className={styles.subjects}>
      {reports.map(({ id, software, revision }) => (
        <li key={id}>
          <LocaleLink href={historyPath({ type: 'report', id: String(id) })}>
            {t('kinds.report')}: <bdi>{software}</bdi>
          </LocaleLink>
          <span className={styles.quiet}>{t('revisions', { count: revision })}</span>
        </li>
      ))}
      {articles.map(({ locale: language, revision }) => (
        <li key={language}>
          <LocaleLink href={historyPath({ type: 'article', id: `${port}-${language}` })}>
            {t('kinds.article')}: {languageName(language, locale)}
          </LocaleLink>
          <span className={styles.quiet}>{t('revisions', { count: revision })}</span>
        </li>
      ))}
      {waiting > 0 && (
        <li>
          <LocaleLink href={withQuery(EDITS_PATH, { port })}>
            {t('port.open', { count: waiting })}
          </LocaleLink>
        </li>
      )}
    </ul>
  );
}

async function Changes({
  history: { changes, more },
  port,
}: {
  readonly history: Loaded;
  readonly port: number;
}) {
  const [t, log] = await Promise.all([getTranslations('history'), getTranslations('log')]);
  if (changes.length === 0) return <p className={styles.quiet}>{t('port.none')}</p>;
  const at = new Map(changes.map((change) => [change.id, change.at]));
  return (
    <>
      <EditList
        dated={({ id, createdAt }) => at.get(id) ?? createdAt}
        items={changes}
        label={log('changes.caption')}
      />
      {more && (
        <p>
          <LocaleLink href={withQuery(CHANGES_PATH, { port })}>{log('changes.next')}</LocaleLink>
        </p>
      )}
    </>
  );
}
