import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { takePosted } from '@/app/[locale]/(member)/posted';
import { findMember, SignedOut } from '@/app/[locale]/(member)/signed-out';
import { MissingEntry } from '@/components/browse/missing-entry';
import type { ReportValues } from '@/components/reports/form/values';
import type { EndValues, MergeValues } from '@/components/reports/edit/end-values';
import { PageHead } from '@/components/browse/page-head';
import { Section } from '@/components/browse/section';
import { FormMessages } from '@/components/forms/form-messages';
import { LockGate } from '@/components/locks/lock-gate';
import { EditReport } from '@/components/reports/edit/edit-report';
import { EndReport } from '@/components/reports/edit/end-report';
import { MergeForm } from '@/components/reports/edit/merge-form';
import type { KnownUses } from '@/lib/edits/known';
import { findKnownUses } from '@/lib/edits/queries/known';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { findLockNamed } from '@/lib/moderation/queries/lockable';
import { systemClock } from '@/lib/platform/clock';
import { portPath, PORTS_PATH } from '@/lib/ports/routes';
import { reportIdSchema } from '@/lib/reports/list-schema';
import { findEditableReport } from '@/lib/reports/queries/content';
import { reportEditPath } from '@/lib/reports/routes';
import { editReportAction, endReportAction, mergeReportAction } from './actions';

/** Made for whoever is signed in, whole: nothing of it waits for a script. */
export const instant = false;

interface EditReportRouteProps {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('editForms');
  return { title: t('report.title') };
}

export default async function EditReportRoute({ params }: EditReportRouteProps) {
  const id = reportIdSchema.safeParse((await params).id);
  if (!id.success) return <NoReport />;
  const member = await findMember();
  if (member === null) return <SignedOut path={reportEditPath(id.data)} />;
  const report = await findEditableReport(id.data);
  if (report === null) return <NoReport />;
  if ('mergedInto' in report)
    redirect(localePath(await currentLocale(), reportEditPath(report.mergedInto)));
  const { content, revision, software } = report;
  const now = systemClock.now();
  const [t, known, lock] = await Promise.all([
    getTranslations('editForms'),
    findKnownUses(content.portStart, content.portEnd, software.slug),
    findLockNamed('report', String(report.id), now),
  ]);
  const [edited, ended, merged] = await Promise.all([
    takePosted<ReportValues>('edit'),
    takePosted<EndValues>('end'),
    takePosted<MergeValues>('merge'),
  ]);
  const span =
    content.portStart === content.portEnd
      ? String(content.portStart)
      : `${content.portStart}–${content.portEnd}`;
  const targets = mergeTargets(known, report.id);
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
        <FormMessages namespaces={['reportForm']}>
          <EditReport
            action={editReportAction.bind(null, report.id)}
            posted={edited}
            known={known}
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
        </FormMessages>
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
