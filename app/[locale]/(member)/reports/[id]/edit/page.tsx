import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { takePosted } from '@/app/[locale]/(member)/propose';
import { findMember, SignedOut, subjectOrNull } from '@/app/[locale]/(member)/member';
import { MissingEntry } from '@/components/browse/missing-entry';
import { PageHead, Section } from '@/components/browse/page-head';
import { ClientWords } from '@/components/edits/client-words';
import type { FormValues } from '@/components/forms/use-edit';
import { LockGate } from '@/components/locks/lock-gate';
import { DisputeReasons } from '@/components/reports/edit/dispute-reasons';
import { EditReport } from '@/components/reports/edit/edit-report';
import { EndReport } from '@/components/reports/edit/end-report';
import { MergeForm } from '@/components/reports/edit/merge-form';
import type { KnownUses } from '@/lib/edits/known';
import { findKnownUses } from '@/lib/edits/queries/known';
import { findLockNamed } from '@/lib/moderation/queries/lockable';
import { decodeSegment } from '@/lib/platform/address';
import { systemClock } from '@/lib/platform/clock';
import { portPath, PORTS_PATH } from '@/lib/ports/routes';
import { reportEditPath } from '@/lib/reports/routes';
import { reportOfForm } from '@/lib/site/subjects';
import { listDisputeReasons } from '@/lib/votes/queries';
import { editReportAction, endReportAction, mergeReportAction } from './actions';

interface EditReportRouteProps {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('editForms');
  return { title: t('report.title') };
}

export default async function EditReportRoute({ params }: EditReportRouteProps) {
  const { id } = await params;
  const member = await findMember();
  if (member === null) return <SignedOut path={`/reports/${id}/edit`} />;
  const report = await subjectOrNull(await reportOfForm(decodeSegment(id) ?? ''));
  if (report === null) return <NoReport />;
  const { content, revision, software } = report;
  const now = systemClock.now();
  const [t, similarReports, lock, reasons] = await Promise.all([
    getTranslations('editForms'),
    findKnownUses(content.portStart, content.portEnd, software.slug),
    findLockNamed('report', String(report.id), now),
    listDisputeReasons(report.id),
  ]);
  const [edited, ended, merged] = await Promise.all([
    takePosted<FormValues>('edit'),
    takePosted<FormValues>('end'),
    takePosted<FormValues>('merge'),
  ]);
  const span =
    content.portStart === content.portEnd
      ? String(content.portStart)
      : `${content.portStart}–${content.portEnd}`;
  const targets = mergeTargets(similarReports, report.id);
  const path = reportEditPath(report.id);
  return (
    <div className="wrap">
      <PageHead
        crumbs={[
          { href: PORTS_PATH, label: t('crumbs.ports') },
          { href: portPath(content.portStart), label: span },
        ]}
        crumbsLabel={t('crumbs.label')}
        lead={t('report.lead')}
        title={t.rich('report.heading', {
          software: () => <bdi>{software.name}</bdi>,
          ports: () => <bdi dir="ltr">{span}</bdi>,
        })}
      />
      <LockGate
        lock={lock}
        posted={(edited ?? ended ?? merged) !== null}
        subject={{ type: 'report', id: String(report.id) }}
        trust={member.trust}
      >
        <DisputeReasons reasons={reasons} />
        <ClientWords namespaces={['fields', 'editForms', 'practice', 'reportForm']}>
          <EditReport
            action={editReportAction.bind(null, report.id)}
            posted={edited}
            similarReports={similarReports}
            onceKey={randomUUID()}
            report={report}
            today={now.toISOString().slice(0, 10)}
          />
          <Section id="end" title={t('end.title')}>
            <EndReport
              action={endReportAction.bind(null, report.id)}
              posted={ended}
              id={report.id}
              onceKey={randomUUID()}
              revision={revision}
            />
          </Section>
          {targets.length > 0 && (
            <Section id="merge" title={t('merge.title')}>
              <MergeForm
                action={mergeReportAction.bind(null, report.id)}
                posted={merged}
                of={{ kind: 'report.merge', subject: report.id }}
                onceKey={randomUUID()}
                path={path}
                targets={targets}
              />
            </Section>
          )}
        </ClientWords>
      </LockGate>
    </div>
  );
}

/** Reports that may say the same: those on these ports, and the software's others. */
function mergeTargets({ reports, elsewhere }: KnownUses, except: number) {
  return [...reports, ...elsewhere]
    .filter(({ id }) => id !== except)
    .map(({ id, portStart, portEnd, software, transports }) => ({
      value: String(id),
      label: `${software.name} · ${portStart === portEnd ? portStart : `${portStart}–${portEnd}`} ${transports.join(', ').toUpperCase()}`,
    }));
}

async function NoReport() {
  const t = await getTranslations('editForms');
  return (
    <MissingEntry
      asked=""
      index={{ href: PORTS_PATH, label: t('crumbs.ports') }}
      text={t('report.missing.text')}
      title={t('report.missing.title')}
    />
  );
}
