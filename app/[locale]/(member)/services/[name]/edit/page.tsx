import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { takePosted } from '@/app/[locale]/(member)/propose';
import { findMember, SignedOut, subjectOrNull } from '@/app/[locale]/(member)/member';
import { PageHead } from '@/components/browse/page-head';
import { ClientWords } from '@/components/edits/client-words';
import styles from '@/components/forms/form.module.css';
import type { FormValues } from '@/components/forms/use-edit';
import { LockGate } from '@/components/locks/lock-gate';
import { MissingService } from '@/components/registry/missing-service';
import { EditService } from '@/components/services/edit/edit-service';
import { servicesPath } from '@/lib/iana/routes';
import { findLockNamed } from '@/lib/moderation/queries/lockable';
import { decodeSegment } from '@/lib/platform/address';
import { systemClock } from '@/lib/platform/clock';
import { serviceEditPath, servicePath } from '@/lib/ports/routes';
import { serviceOfForm } from '@/lib/site/subjects';
import { editServiceAction } from './actions';

interface EditServiceRouteProps {
  readonly params: Promise<{ name: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('editForms');
  return { title: t('service.title') };
}

export default async function EditServiceRoute({ params }: EditServiceRouteProps) {
  const name = decodeSegment((await params).name) ?? '';
  const member = await findMember();
  if (member === null) return <SignedOut path={serviceEditPath(name)} />;
  const editable = await subjectOrNull(await serviceOfForm(name));
  if (editable === null) return <MissingService asked={name} />;
  const { service, revision } = editable;
  const [t, lock, posted] = await Promise.all([
    getTranslations('editForms'),
    findLockNamed('service', service, systemClock.now()),
    takePosted<FormValues>('edit'),
  ]);
  const title = <bdi dir="ltr">{service}</bdi>;
  return (
    <div className="wrap">
      <PageHead
        crumbs={[
          { href: servicesPath(), label: t('crumbs.services') },
          { href: servicePath(service), label: title },
        ]}
        crumbsLabel={t('crumbs.label')}
        lead={t('service.lead')}
        title={t.rich('service.heading', { service: () => title })}
      />
      <div className={styles.page}>
        <LockGate
          lock={lock}
          posted={posted !== null}
          subject={revision === null ? null : { type: 'service', id: service }}
          trust={member.trust}
        >
          <ClientWords namespaces={['fields', 'editForms']}>
            <EditService
              action={editServiceAction.bind(null, service)}
              editable={editable}
              onceKey={randomUUID()}
              posted={posted}
            />
          </ClientWords>
        </LockGate>
      </div>
    </div>
  );
}
