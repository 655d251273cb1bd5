import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { EditDiff } from '@/components/edits/edit-diff';
import { EditTitle } from '@/components/edits/edit-title';
import { MissingEdit } from '@/components/edits/missing-edit';
import { ClientWords } from '@/components/edits/client-words';
import { RebaseForm } from '@/components/edits/rebase/rebase-form';
import styles from '@/components/edits/rebase/rebase-form.module.css';
import { ButtonLink } from '@/components/ui/button';
import { requireActor } from '@/lib/auth/loaders';
import { findWholeEdit } from '@/lib/edits/queries/context';
import { findHistoryHead } from '@/lib/edits/queries/revisions';
import { editPath } from '@/lib/edits/routes';
import { historyOf, rebasePath } from '@/lib/edits/routes-pages';
import { conflictSides } from '@/lib/edits/rules/conflict-sides';
import { editIdSchema, type EditView } from '@/lib/edits/schema';
import { subjectNamed } from '@/lib/edits/subjects/by-name';
import { systemClock } from '@/lib/platform/clock';

interface RebaseRouteProps {
  readonly params: Promise<{ id: string }>;
}

/** Made for its viewer, whole: a visitor is sent to the sign-in by status. */
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('edits');
  return { title: t('rebase.title') };
}

export default async function RebaseRoute({ params }: RebaseRouteProps) {
  const { id } = await params;
  const parsed = editIdSchema.safeParse(id);
  if (!parsed.success) return <MissingEdit asked={id} />;
  const actor = await requireActor(rebasePath(parsed.data));
  const found = await findWholeEdit(parsed.data, actor, systemClock.now());
  if (found === null) return <MissingEdit asked={id} />;
  return <Rebase edit={found.edit} />;
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
    <ClientWords namespaces={['edits', 'practice']}>
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
