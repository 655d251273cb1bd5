import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { takePosted } from '@/app/[locale]/(member)/posted';
import { findMember, SignedOut } from '@/app/[locale]/(member)/signed-out';
import { MissingEntry } from '@/components/browse/missing-entry';
import type { SoftwareValues } from '@/components/software/edit/values';
import type { MergeValues } from '@/components/reports/edit/end-values';
import { PageHead } from '@/components/browse/page-head';
import { Section } from '@/components/browse/section';
import { FormMessages } from '@/components/forms/form-messages';
import { LockGate } from '@/components/locks/lock-gate';
import { MergeForm } from '@/components/reports/edit/merge-form';
import { EditSoftware } from '@/components/software/edit/edit-software';
import styles from '@/components/software/edit/software-edit-page.module.css';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { findLockNamed } from '@/lib/moderation/queries/lockable';
import { decodeSegment } from '@/lib/platform/address';
import { systemClock } from '@/lib/platform/clock';
import { loadSoftwareIndex } from '@/lib/site/software-loaders';
import { findEditableSoftware } from '@/lib/software/queries/content';
import { SOFTWARE_INDEX_PATH, softwareEditPath, softwarePath } from '@/lib/software/routes';
import { editSoftwareAction, mergeSoftwareAction } from './actions';

/** Made for whoever is signed in, whole: nothing of it waits for a script. */
export const instant = false;

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
  const [t, software, lock, edited, merged] = await Promise.all([
    getTranslations('editForms'),
    findEditableSoftware(slug),
    findLockNamed('software', slug, systemClock.now()),
    takePosted<SoftwareValues>('edit'),
    takePosted<MergeValues>('merge'),
  ]);
  if (software === null) return <NoSoftware asked={slug} />;
  if ('mergedInto' in software)
    redirect(localePath(await currentLocale(), softwareEditPath(software.mergedInto)));
  const others = (await loadSoftwareIndex()).filter((one) => one.slug !== slug);
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
          <FormMessages namespaces={[]}>
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
          </FormMessages>
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
