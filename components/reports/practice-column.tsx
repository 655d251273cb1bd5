import { useTranslations } from 'next-intl';
import { use } from 'react';
import { LockNote } from '@/components/locks/lock-note';
import { World } from '@/components/ports/world';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { listText } from '@/components/ui/formats';
import { currentLocale } from '@/lib/i18n/current';
import { lockOn } from '@/lib/locks/rules';
import type { PortPage } from '@/lib/port-page/page-model';
import { notesUnauthorizedUse } from '@/lib/port-page/official';
import { needs, listUses, type UseGroup, type UseList } from '@/lib/port-page/use-list';
import { newReportPath, portReportsApiPath } from '@/lib/reports/routes';
import type { ReportView } from '@/lib/reports/types';
import { FoldedUse } from './folded-use';
import styles from './practice-column.module.css';
import { ProposalList } from './proposal-list';
import { ReportEntry } from './report-entry';
import type { LineFact } from './line-parts';

/** As few uses are read whole without a click. */
const OPEN = 2;

/** The other world: what the community has found to run on the port. */
export function PracticeColumn({ page }: { readonly page: PortPage }) {
  const t = useTranslations('practice');
  const form = useTranslations('reportForm');
  const locale = use(currentLocale());
  const { reports, reportCount } = page;
  const { shown, rest, transports, missing } = listUses(reports);
  const list = { page, said: transports, missing };
  const count = t('count', { count: reportCount });
  return (
    <World
      aside={
        transports === null
          ? count
          : `${count} · ${t('allOn', { transports: listText(upper(transports), locale) })}`
      }
      id="practice"
      kind="community"
      title={t('title')}
    >
      <Card tone="community">
        <UseLines {...list} group={{ role: null, reports: shown }} />
        {rest.length > 0 && (
          <details className={styles.rest}>
            <summary>{t('showAll', { count: reports.length })}</summary>
            {rest.map((group) => (
              <UseLines {...list} folded group={group} key={group.role} />
            ))}
          </details>
        )}
        {reportCount > reports.length && (
          <p className={styles.raise}>
            {t.rich('firstOf', {
              ...{ shown: reports.length, count: reportCount },
              list: (text) => <a href={portReportsApiPath(page.port)}>{text}</a>,
            })}
          </p>
        )}
        {missing !== null && (
          <p className={styles.raise}>
            {t('raiseAll', {
              missing: listText(
                missing.map((one) => t(`missing.${one}`)),
                locale,
              ),
            })}
          </p>
        )}
        {reports.length === 0 && <NoUses page={page} />}
        <ProposalList port={page.port} proposals={page.proposals} />
        <div className={styles.invitation}>
          <p>{form(reports.length === 0 ? 'invite.first' : 'invite.more')}</p>
          <ButtonLink href={newReportPath(page.port)} tone="primary">
            {form('invite.button')}
          </ButtonLink>
        </div>
      </Card>
    </World>
  );
}

const upper = (transports: readonly string[]) => transports.map((one) => one.toUpperCase());

interface UseLinesProps {
  readonly page: PortPage;
  readonly group: UseGroup<ReportView>;
  /** The transports that the head of the list names for all. */
  readonly said: UseList<ReportView>['transports'];
  readonly missing: UseList<ReportView>['missing'];
  /** Behind a click: few open one of these, so that what a line opens to is no part of the page. */
  readonly folded?: boolean;
}

function UseLines({ page, group, said, missing, folded = false }: UseLinesProps) {
  const t = useTranslations('practice');
  return (
    <>
      {group.role !== null && (
        <p className={styles.group}>
          {t(`roles.${group.role}`)} <span>{t(`roleTitles.${group.role}`)}</span>
        </p>
      )}
      {group.reports.map((report) => {
        const facts: LineFact[] = [
          ...(group.role === null ? [] : (['role'] as const)),
          ...(said === null ? [] : (['transports'] as const)),
          ...(needs(report, missing) ? (['raise'] as const) : []),
        ];
        const lock = lockOn(page.locks, 'report', report.id);
        const use = { report, port: page.port, lock: lock && <LockNote lock={lock} /> };
        return folded ? (
          <FoldedUse {...use} key={report.id} said={facts} />
        ) : (
          <ReportEntry
            {...use}
            key={report.id}
            line={{ open: page.reports.length <= OPEN, said: facts }}
          />
        );
      })}
    </>
  );
}

/** What stands there while nothing is reported: it does not contradict what IANA has been told. */
function NoUses({ page }: { readonly page: PortPage }) {
  const t = useTranslations('practice');
  const held = page.status === 'assigned' ? 'held' : 'quiet';
  const empty = notesUnauthorizedUse(page) ? 'noted' : held;
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{t(`empty.${empty}.title`)}</p>
      <p>{t(`empty.${empty}.text`, { port: String(page.port) })}</p>
    </div>
  );
}
