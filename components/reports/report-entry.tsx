import { getTranslations } from 'next-intl/server';
import { HistoryAndFlag } from '@/components/flags/history-and-flag';
import { LockNote } from '@/components/locks/lock-note';
import { World } from '@/components/ports/world';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { listText } from '@/components/ui/formats';
import { LocaleLink } from '@/components/ui/locale-link';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { lockOn } from '@/lib/locks/rules';
import type { LockView } from '@/lib/locks/schema';
import type { PortPage } from '@/lib/port-page/page-model';
import { notesUnauthorizedUse } from '@/lib/port-page/official';
import { needs, listUses, type UseGroup, type UseList } from '@/lib/port-page/use-list';
import { newReportPath, reportEditPath, reportPlacePath } from '@/lib/reports/routes';
import type { ReportView } from '@/lib/reports/types';
import { GradeReasonText } from './grade-badge';
import { GradeSlot } from './grade-slot';
import { ProposalList } from './proposal-list';
import { ReportCard, type ReportLine } from './report-card';
import styles from './report-entry.module.css';
import { VoteTally } from './vote-tally';

interface ReportEntryProps {
  readonly report: ReportView;
  /** The port whose page it stands on; the report's own first port elsewhere. */
  readonly port?: number;
  /** The lock on it. */
  readonly lock?: LockView | undefined;
  /** As one line of a list; left out, it stands whole. */
  readonly line?: ReportLine;
}

/** A report on a page: it can be voted on and changed there. */
export async function ReportEntry({
  report,
  port = report.portStart,
  lock,
  line,
}: ReportEntryProps) {
  const [practice, votes, forms, locale] = await Promise.all([
    getTranslations('practice'),
    getTranslations('votes'),
    getTranslations('editForms'),
    currentLocale(),
  ]);
  return (
    <ReportCard
      grade={
        <GradeSlot locale={locale} reportId={report.id}>
          <GradeReasonText
            bare={line !== undefined}
            grade={report.grade}
            raised={line?.said.includes('raise') ?? false}
            reason={report.gradeReason}
          />
        </GradeSlot>
      }
      {...(line !== undefined && { line })}
      lock={lock === undefined ? undefined : <LockNote lock={lock} />}
      links={
        <>
          <LocaleLink
            aria-label={forms('links.editNamed', { name: report.software.name })}
            href={reportEditPath(report.id)}
            rel="nofollow"
          >
            {forms('links.edit')}
          </LocaleLink>
          <HistoryAndFlag subject={{ type: 'report', id: report.id }} />
        </>
      }
      report={report}
      tally={
        <VoteTally
          confirm={report.votes.confirm}
          dispute={report.votes.dispute}
          labels={{
            tally: practice('votes.tally'),
            confirm: practice('votes.confirm'),
            dispute: practice('votes.dispute'),
            signIn: votes('signInFirst'),
          }}
          locale={locale}
          port={port}
          reportId={report.id}
          signIn={withNext(
            localePath(locale, SIGNIN_PATH),
            localePath(locale, reportPlacePath(port, report.id)),
          )}
        />
      }
    />
  );
}

/** As few uses are read whole without a click. */
const OPEN = 2;

/** The other world: what the community has found to run on the port. */
export async function PracticeColumn({ page }: { readonly page: PortPage }) {
  const [t, form, locale] = await Promise.all([
    getTranslations('practice'),
    getTranslations('reportForm'),
    currentLocale(),
  ]);
  const { reports } = page;
  const { shown, rest, transports, missing } = listUses(reports);
  const lines = (group: UseGroup<ReportView>) => (
    <UseLines group={group} key={group.role} missing={missing} page={page} said={transports} />
  );
  const count = t('count', { count: reports.length });
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
        {lines({ role: null, reports: shown })}
        {rest.length > 0 && (
          <details className={styles.rest}>
            <summary>{t('showAll', { count: reports.length })}</summary>
            {rest.map(lines)}
          </details>
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
}

async function UseLines({ page, group, said, missing }: UseLinesProps) {
  const t = await getTranslations('practice');
  return (
    <>
      {group.role !== null && (
        <p className={styles.group}>
          {t(`roles.${group.role}`)} <span>{t(`roleTitles.${group.role}`)}</span>
        </p>
      )}
      {group.reports.map((report) => (
        <ReportEntry
          key={report.id}
          line={{
            open: page.reports.length <= OPEN,
            said: [
              ...(group.role === null ? [] : (['role'] as const)),
              ...(said === null ? [] : (['transports'] as const)),
              ...(needs(report, missing) ? (['raise'] as const) : []),
            ],
          }}
          lock={lockOn(page.locks, 'report', report.id)}
          port={page.port}
          report={report}
        />
      ))}
    </>
  );
}

/** What stands there while nothing is reported: it does not contradict what IANA has been told. */
async function NoUses({ page }: { readonly page: PortPage }) {
  const t = await getTranslations('practice');
  const held = page.status === 'assigned' ? 'held' : 'quiet';
  const empty = notesUnauthorizedUse(page) ? 'noted' : held;
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{t(`empty.${empty}.title`)}</p>
      <p>{t(`empty.${empty}.text`, { port: String(page.port) })}</p>
    </div>
  );
}
