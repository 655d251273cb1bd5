import { getTranslations } from 'next-intl/server';
import { MarkdownText } from '@/components/articles/markdown';
import { PageHead, Section } from '@/components/browse/page-head';
import { GradeBadge } from '@/components/reports/grade-badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import { portHistoryPath } from '@/lib/edits/routes';
import type { PortAsOf } from '@/lib/port-page/queries-as-of';
import type { ReportAsOf } from '@/lib/port-page/as-of-schema';
import { portAsOfPath, portPath } from '@/lib/ports/routes';
import { softwarePath } from '@/lib/software/routes';
import { AsOfForm } from './as-of-form';
import styles from './as-of.module.css';
import { EventText } from './history-section';
import { OfficialColumn } from './official-column';
import { World } from './world';

/** A port as it was known at the end of a day, and the way back to now. */
export async function PortAsOfView({ page }: { readonly page: PortAsOf }) {
  const t = await getTranslations('asOf');
  const port = String(page.port);
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: portPath(page.port), label: t('crumb', { port }) }]}
        crumbsLabel={t('crumbs')}
        lead={t('lead')}
        title={t.rich('titleOf', { port, date: () => <Day date={page.asOf} /> })}
      />
      <div className={styles.choice}>
        <AsOfForm day={page.asOf} port={page.port} />
        <ButtonLink href={portPath(page.port)} tone="primary">
          {t('now', { port })}
        </ButtonLink>
      </div>
      <Held page={page} />
      <div className={styles.worlds}>
        <OfficialColumn page={page} />
        <Practice page={page} />
      </div>
      <Since page={page} />
    </div>
  );
}

/** Which release says what stands below, and what is not known of it. */
async function Held({ page }: { readonly page: PortAsOf }) {
  const t = await getTranslations('asOf');
  const { port, release, nextRelease, dateIsLowerBound } = page;
  const date = (day: string) => () => <Day date={day} />;
  return (
    <p className={styles.source}>
      {t.rich('held', { date: date(release) })}{' '}
      {nextRelease === null
        ? t('newest')
        : t.rich('next', {
            date: () => (
              <LocaleLink href={portAsOfPath(port, nextRelease)} rel="nofollow">
                <Day date={nextRelease} />
              </LocaleLink>
            ),
          })}{' '}
      {dateIsLowerBound && t('lowerBound')}
    </p>
  );
}

async function Practice({ page }: { readonly page: PortAsOf }) {
  const [t, practice] = await Promise.all([getTranslations('asOf'), getTranslations('practice')]);
  return (
    <World aside={t('community')} id="practice" kind="community" title={practice('title')}>
      {page.reports.length === 0 && (
        <Card>
          <div className={styles.use}>
            <p>
              {page.beforeLog === null
                ? t('noReports', { port: String(page.port) })
                : t.rich('beforeLog', { date: () => <Day date={page.beforeLog ?? ''} /> })}
            </p>
          </div>
        </Card>
      )}
      {page.reports.map((report) => (
        <Card key={report.id} tone="community">
          <Use report={report} />
        </Card>
      ))}
      {page.reportCount > page.reports.length && (
        <p className={styles.quiet}>
          {t('firstOf', { shown: page.reports.length, count: page.reportCount })}
        </p>
      )}
    </World>
  );
}

async function Use({ report }: { readonly report: ReportAsOf }) {
  const [t, practice] = await Promise.all([getTranslations('asOf'), getTranslations('practice')]);
  const { software, grade, role, transports, portStart, portEnd, evidence } = report;
  return (
    <article className={styles.use}>
      <h3>
        <LocaleLink href={softwarePath(software.slug)}>
          <bdi>{software.name}</bdi>
        </LocaleLink>
      </h3>
      <div className={styles.chips}>
        <Chip tone="community">{practice(`roles.${role}`)}</Chip>
        {transports.map((transport) => (
          <Chip key={transport}>{transport.toUpperCase()}</Chip>
        ))}
        {portStart !== portEnd && (
          <Chip>
            <bdi dir="ltr">
              {portStart}–{portEnd}
            </bdi>
          </Chip>
        )}
        {grade === null ? (
          <span className={styles.quiet}>{t('gradeUnknown')}</span>
        ) : (
          <GradeBadge grade={grade} word={practice(`grades.${grade}`)} />
        )}
      </div>
      <div dir="auto" lang="en">
        <p>
          <MarkdownText inline text={report.summary} />
        </p>
        {report.description !== '' && <MarkdownText headings="h4" text={report.description} />}
      </div>
      {evidence.length > 0 && (
        <details className={styles.sources}>
          <summary>{t('sources', { count: evidence.length })}</summary>
          <ul>
            {evidence.map(({ url, title, quote, checkedOn }, index) => (
              <li key={index}>
                {url === null ? (
                  <q dir="auto">{quote}</q>
                ) : (
                  <a dir="auto" href={url} rel="nofollow ugc noopener">
                    {title === '' ? url : title}
                  </a>
                )}{' '}
                <span className={styles.quiet}>
                  <Day date={checkedOn} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

/** What releases changed about the port between then and now. */
async function Since({ page }: { readonly page: PortAsOf }) {
  const t = await getTranslations('asOf');
  return (
    <Section id="since" title={t('since.title')}>
      {page.since.length === 0 ? (
        <p>{t('since.nothing')}</p>
      ) : (
        <ol className={styles.since}>
          {page.since.map((event, index) => (
            <li key={index}>
              <Day date={event.release} />
              <EventText event={event} />
            </li>
          ))}
        </ol>
      )}
      <p>
        <LocaleLink href={portHistoryPath(page.port)}>{t('since.all')}</LocaleLink>
      </p>
    </Section>
  );
}
