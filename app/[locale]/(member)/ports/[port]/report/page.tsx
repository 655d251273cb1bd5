import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { takePosted } from '@/app/[locale]/(member)/posted';
import { findMember, SignedOut } from '@/app/[locale]/(member)/signed-out';
import type { ReportValues } from '@/components/reports/form/values';
import { PageHead } from '@/components/browse/page-head';
import { FormMessages } from '@/components/forms/form-messages';
import { ReportForm } from '@/components/reports/form/report-form';
import { MissingPage } from '@/components/shell/missing-page';
import { NotFoundBody } from '@/components/shell/not-found-body';
import { findKnownUses } from '@/lib/edits/queries/known';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { decodeSegment } from '@/lib/platform/address';
import { systemClock } from '@/lib/platform/clock';
import { loadPortPage } from '@/lib/port-page/loaders';
import type { PortPage } from '@/lib/port-page/page-model';
import { portPath, PORTS_PATH } from '@/lib/ports/routes';
import { parsePortText, type Transport } from '@/lib/ports/types';
import { newReportPath } from '@/lib/reports/routes';
import { newReportAction } from './actions';

/** Made for whoever is signed in, whole: nothing of it waits for a script. */
export const instant = false;

interface ReportRouteProps {
  readonly params: Promise<{ port: string }>;
}

export async function generateMetadata({ params }: ReportRouteProps): Promise<Metadata> {
  const [t, { port }] = await Promise.all([getTranslations('reportForm'), params]);
  return { title: t('title', { port: decodeSegment(port) ?? port }) };
}

export default async function ReportRoute({ params }: ReportRouteProps) {
  const asked = decodeSegment((await params).port) ?? '';
  const parsed = parsePortText(asked);
  if (parsed === null) {
    return (
      <NotFoundBody>
        <MissingPage port={asked} />
      </NotFoundBody>
    );
  }
  const { port, canonical } = parsed;
  if (!canonical) permanentRedirect(localePath(await currentLocale(), newReportPath(port)));
  if ((await findMember()) === null) return <SignedOut path={newReportPath(port)} />;
  const [t, page, known] = await Promise.all([
    getTranslations('reportForm'),
    loadPortPage(port),
    findKnownUses(port, port),
  ]);
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
      <FormMessages namespaces={['reportForm']}>
        <ReportForm
          action={newReportAction}
          posted={await takePosted<ReportValues>('report')}
          known={known}
          onceKey={randomUUID()}
          port={port}
          today={systemClock.now().toISOString().slice(0, 10)}
          transports={likelyTransports(page)}
        />
      </FormMessages>
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
