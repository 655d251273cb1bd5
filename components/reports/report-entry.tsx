import { getTranslations } from 'next-intl/server';
import { HistoryAndFlag } from '@/components/flags/history-and-flag';
import { LockNote } from '@/components/locks/lock-note';
import { LocaleLink } from '@/components/ui/locale-link';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import type { LockView } from '@/lib/locks/schema';
import { reportEditPath, reportPlacePath } from '@/lib/reports/routes';
import type { ReportView } from '@/lib/reports/types';
import { GradeReasonText } from './grade-reason';
import { GradeSlot } from './grade-slot';
import { ReportCard } from './report-card';
import { VoteTally } from './vote-tally';

interface ReportEntryProps {
  readonly report: ReportView;
  /** The port whose page it stands on; the report's own first port elsewhere. */
  readonly port?: number;
  /** The lock on it. */
  readonly lock?: LockView | undefined;
}

/** A report on a page: it can be voted on and changed there. */
export async function ReportEntry({ report, port = report.portStart, lock }: ReportEntryProps) {
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
          <GradeReasonText grade={report.grade} reason={report.gradeReason} />
        </GradeSlot>
      }
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
