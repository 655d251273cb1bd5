import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { subjectOrNull } from '@/app/[locale]/(member)/member';
import { PageHead } from '@/components/browse/page-head';
import { EditDiff } from '@/components/edits/edit-diff';
import { EditTitle } from '@/components/edits/edit-title';
import { MissingEdit } from '@/components/edits/missing-edit';
import { ClientWords } from '@/components/edits/client-words';
import { RebaseForm } from '@/components/edits/rebase/rebase-form';
import styles from '@/components/edits/rebase/rebase-form.module.css';
import { ButtonLink } from '@/components/ui/button';
import { requireActor } from '@/lib/auth/loaders';
import { findHistoryHead } from '@/lib/edits/queries/revisions';
import { editPath, historyOf } from '@/lib/edits/routes';
import { conflictSides } from '@/lib/edits/rules/diff';
import type { EditView } from '@/lib/edits/schema';
import { subjectNamed } from '@/lib/edits/subjects/subject';
import { decodeSegment } from '@/lib/platform/address';
import { systemClock } from '@/lib/platform/clock';
import { editToRebase } from '@/lib/site/subjects';

interface RebaseRouteProps {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('edits');
  return { title: t('rebase.title') };
}

export default async function RebaseRoute({ params }: RebaseRouteProps) {
  const { id } = await params;
  const actor = await requireActor(`/edits/${id}/rebase`);
  const asked = decodeSegment(id) ?? '';
  const edit = await subjectOrNull(await editToRebase(asked, actor, systemClock.now()));
  return edit === null ? <MissingEdit asked={id} /> : <Rebase edit={edit} />;
}

/** What is said of a denial, by its reason. */
const WHY_NOT: Readonly<Record<string, 'forAuthor' | 'locked'>> = {
  'needs-author': 'forAuthor',
  'subject-locked': 'locked',
};

async function Rebase({ edit }: { readonly edit: EditView }) {
  const t = await getTranslations('edits');
  const allowed = edit.actions.includes('rebase');
  const denial = edit.denied.find(({ action }) => action === 'rebase')?.reason;
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: editPath(edit.id), label: t('number', { id: String(edit.id) }) }]}
        crumbsLabel={t('crumbs')}
        lead={allowed ? t('rebase.lead') : t(`rebase.${WHY_NOT[denial ?? ''] ?? 'nothing'}`)}
        title={t('rebase.title')}
      />
      <p className={styles.subject}>
        <EditTitle edit={edit} />
      </p>
      {allowed ? (
        <Sides edit={edit} />
      ) : (
        <p>
          <ButtonLink href={editPath(edit.id)}>{t('rebase.back')}</ButtonLink>
        </p>
      )}
    </div>
  );
}

async function Sides({ edit }: { readonly edit: EditView }) {
  const subject = historyOf(edit.subject);
  const [t, head] = await Promise.all([
    getTranslations('edits'),
    subject === null ? null : findHistoryHead(subject),
  ]);
  const conflicts = edit.conflict?.conflicts ?? [];
  const sides =
    edit.conflict === null
      ? []
      : conflictSides(edit.conflict, subjectNamed(edit.subject.type).shapes);
  const merged = edit.diff.filter(({ field }) => !conflicts.includes(field));
  return (
    <ClientWords namespaces={['edits', 'fields', 'practice']}>
      <RebaseForm
        id={edit.id}
        revision={edit.conflict?.revision ?? head?.revision ?? 1}
        sides={sides}
        version={edit.version}
      />
      {merged.length > 0 && (
        <section className={styles.auto}>
          <h2>{t('rebase.auto')}</h2>
          <EditDiff diff={merged} />
        </section>
      )}
    </ClientWords>
  );
}
