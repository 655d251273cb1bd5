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
import { MergeForm } from '@/components/reports/edit/merge-form';
import { EditSoftware } from '@/components/software/edit/edit-software';
import styles from '@/components/forms/form.module.css';
import { findLockNamed } from '@/lib/moderation/queries/lockable';
import { decodeSegment } from '@/lib/platform/address';
import { systemClock } from '@/lib/platform/clock';
import { loadSoftwareIndex } from '@/lib/site/loaders';
import { softwareOfForm } from '@/lib/site/subjects';
import { SOFTWARE_INDEX_PATH, softwareEditPath, softwarePath } from '@/lib/software/routes';
import { editSoftwareAction, mergeSoftwareAction } from './actions';

interface EditSoftwareRouteProps {
  readonly params: Promise<{ slug: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('editForms');
  return { title: t('software.title') };
}

export default async function EditSoftwareRoute({ params }: EditSoftwareRouteProps) {
  const slug = decodeSegment((await params).slug) ?? '';
  const member = await findMember();
  if (member === null) return <SignedOut path={softwareEditPath(slug)} />;
  const software = await subjectOrNull(await softwareOfForm(slug));
  if (software === null) return <NoSoftware asked={slug} />;
  const [t, lock, edited, merged] = await Promise.all([
    getTranslations('editForms'),
    findLockNamed('software', slug, systemClock.now()),
    takePosted<FormValues>('edit'),
    takePosted<FormValues>('merge'),
  ]);
  const others = (await loadSoftwareIndex()).entries.filter((one) => one.slug !== slug);
  return (
    <div className="wrap">
      <PageHead
        crumbs={[
          { href: SOFTWARE_INDEX_PATH, label: t('crumbs.software') },
          { href: softwarePath(slug), label: <bdi>{software.content.name}</bdi> },
        ]}
        crumbsLabel={t('crumbs.label')}
        lead={t('software.lead')}
        title={t.rich('software.heading', { software: () => <bdi>{software.content.name}</bdi> })}
      />
      <div className={styles.page}>
        <LockGate
          lock={lock}
          posted={(edited ?? merged) !== null}
          subject={{ type: 'software', id: slug }}
          trust={member.trust}
        >
          <ClientWords namespaces={['fields', 'editForms', 'practice']}>
            <EditSoftware
              action={editSoftwareAction.bind(null, slug)}
              posted={edited}
              onceKey={randomUUID()}
              software={software}
            />
            <Section id="merge" title={t('merge.softwareTitle')}>
              <MergeForm
                action={mergeSoftwareAction.bind(null, slug)}
                posted={merged}
                of={{ kind: 'software.merge', subject: slug }}
                onceKey={randomUUID()}
                path={softwareEditPath(slug)}
                targets={others.map((one) => ({ value: one.slug, label: one.name }))}
              />
            </Section>
          </ClientWords>
        </LockGate>
      </div>
    </div>
  );
}

async function NoSoftware({ asked }: { readonly asked: string }) {
  const t = await getTranslations('browse');
  return (
    <MissingEntry
      asked={asked.replaceAll('-', ' ')}
      index={{ href: SOFTWARE_INDEX_PATH, label: t('software.missing.index') }}
      text={t('software.missing.text')}
      title={t('software.missing.title')}
    />
  );
}
