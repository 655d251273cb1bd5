import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { takePosted } from '@/app/[locale]/(member)/propose';
import { subjectOrNull } from '@/app/[locale]/(member)/member';
import { EmailForm, ProviderButtons } from '@/components/auth/signin-forms';
import { PageHead } from '@/components/browse/page-head';
import { ClientWords } from '@/components/edits/client-words';
import type { FormValues } from '@/components/forms/use-edit';
import { ReportForm } from '@/components/reports/form/report-form';
import { MissingPage } from '@/components/shell/missing-page';
import { configuredProviders } from '@/lib/auth/providers';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { SEND_ANCHOR } from '@/lib/edits/routes';
import { findKnownUses } from '@/lib/edits/queries/known';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { decodeSegment, withQuery } from '@/lib/platform/address';
import { reportFormQuery } from '@/lib/reports/form-schema';
import { systemClock } from '@/lib/platform/clock';
import { loadPortPage } from '@/lib/port-page/loaders';
import type { PortPage } from '@/lib/port-page/page-model';
import { portPath, PORTS_PATH } from '@/lib/ports/routes';
import type { Transport } from '@/lib/ports/types';
import { newReportPath } from '@/lib/reports/routes';
import { portOfForm } from '@/lib/site/subjects';
import { newReportAction } from './actions';

interface ReportRouteProps {
  readonly params: Promise<{ port: string }>;
  /** What the form begins with: `software`, `summary`, `source`, `transport`. */
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({
  params,
}: Pick<ReportRouteProps, 'params'>): Promise<Metadata> {
  const [t, { port }] = await Promise.all([getTranslations('reportForm'), params]);
  return {
    title: t('title', { port: decodeSegment(port) ?? port }),
    robots: { index: false, follow: false },
  };
}

/** Anybody fills it in; who they are is asked when it is sent. */
export default async function ReportRoute({ params, searchParams }: ReportRouteProps) {
  const asked = decodeSegment((await params).port) ?? '';
  const port = await subjectOrNull(portOfForm(asked, 'report'));
  if (port === null) return <MissingPage port={asked} />;
  const [t, locale, page, similarReports, searched] = await Promise.all([
    getTranslations('reportForm'),
    currentLocale(),
    loadPortPage(port),
    findKnownUses(port, port),
    searchParams,
  ]);
  const { query: given } = readAsked(reportFormQuery, searched);
  // Who has to sign in first finds the form filled in again.
  const back = localePath(locale, `${withQuery(newReportPath(port), given)}#${SEND_ANCHOR}`);
  return (
    <div className="wrap">
      <PageHead
        crumbs={[
          { href: PORTS_PATH, label: t('crumbs.ports') },
          { href: portPath(port), label: String(port) },
        ]}
        crumbsLabel={t('crumbs.label')}
        lead={t('lead')}
        title={t('title', { port: String(port) })}
      />
      <ClientWords namespaces={['fields', 'editForms', 'practice', 'reportForm']}>
        <ReportForm
          action={newReportAction}
          signIn={{
            back,
            ways: (
              <>
                <EmailForm next={back} />
                <ProviderButtons next={back} providers={configuredProviders()} />
              </>
            ),
          }}
          posted={await takePosted<FormValues>('report')}
          similarReports={similarReports}
          given={given}
          onceKey={randomUUID()}
          port={port}
          today={systemClock.now().toISOString().slice(0, 10)}
          transports={given.transport === undefined ? likelyTransports(page) : [given.transport]}
        />
      </ClientWords>
    </div>
  );
}

/** What is used there in practice, else what is assigned there, else TCP. */
function likelyTransports(page: PortPage): readonly Transport[] {
  const reported = page.reports[0]?.transports ?? [];
  if (reported.length > 0) return reported;
  const assigned = page.transports
    .filter(({ status }) => status === 'assigned')
    .map(({ transport }) => transport);
  return assigned.length > 0 ? assigned : ['tcp'];
}
