import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { IntlLink } from '@/components/edits/intl-link';
import { HistoryAndFlag } from '@/components/flags/history-and-flag';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { reportEditPath, reportPlacePath } from '@/lib/reports/routes';
import type { ReportView } from '@/lib/reports/types';
import { GradeReasonText } from './grade-badge';
import { GradeSlot } from './grade-slot';
import { ReportCard, type ReportLine } from './report-card';
import { VoteTally } from './vote-tally';

interface ReportEntryProps {
  readonly report: ReportView;
  /** The port whose page it stands on; the report's own first port elsewhere. */
  readonly port?: number;
  /** That it is locked. */
  readonly lock?: ReactNode;
  /** As one line of a list; left out, it stands whole. */
  readonly line?: ReportLine;
}

/** A report on a page: it can be voted on and changed there. It runs on the server and in the browser alike. */
export function ReportEntry({ report, port = report.portStart, lock, line }: ReportEntryProps) {
  const [practice, votes, forms] = [
    useTranslations('practice'),
    useTranslations('votes'),
    useTranslations('editForms'),
  ];
  const locale = useLocale() as Locale;
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
      lock={lock}
      links={
        <>
          <IntlLink
            aria-label={forms('links.editNamed', { name: report.software.name })}
            href={reportEditPath(report.id)}
            rel="nofollow"
          >
            {forms('links.edit')}
          </IntlLink>
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
