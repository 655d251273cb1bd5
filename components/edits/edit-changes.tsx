import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { EditView } from '@/lib/edits/schema';
import { type AlsoGroup, alsoGroups, namedDiff, sideNames } from './diff-model';
import styles from './edit-changes.module.css';
import { EditDiff } from './edit-diff';
import { EditTitle, titleText, type TitleTranslator } from './edit-title';
import type { Ticking } from './source-cards';

interface EditChangesProps {
  readonly edit: EditView;
  /** Keys of the proposed evidence that counts as primary. */
  readonly primary: readonly string[];
  readonly ticking?: Ticking;
  /** The key of the source that is pointed at. */
  readonly marked?: string | null;
  /** What stands in place of a field's proposed value while it is improved. */
  readonly editor?: (field: string) => ReactNode;
}

/** All that an edit writes: what it changes of its own subject, then of everything else. */
export function EditChanges({ edit, ...more }: EditChangesProps) {
  const t = useTranslations('edits');
  const [before, after] = sideNames(edit);
  const labels = { before: t(`diff.${before}`), after: t(`diff.${after}`) };
  const groups = alsoGroups(edit.alsoChanges);
  return (
    <>
      <EditDiff
        conflicts={edit.conflict?.conflicts ?? []}
        diff={namedDiff(edit)}
        labels={labels}
        {...more}
      />
      {groups.length > 0 && (
        <section className={styles.also}>
          <h3>{t('diff.also')}</h3>
          {groups.map((group, at) => (
            <AlsoChanged group={group} key={at} labels={labels} />
          ))}
        </section>
      )}
    </>
  );
}

interface AlsoChangedProps {
  readonly group: AlsoGroup;
  readonly labels: { readonly before: string; readonly after: string };
}

/** One thing that the edit changes besides, or several that change alike. */
function AlsoChanged({ group: { all, diff }, labels }: AlsoChangedProps) {
  const t = useTranslations('edits');
  const locale = useLocale();
  const of = all.map((one) => titleText(one, t as TitleTranslator, locale)).join(', ');
  return (
    <section className={styles.one}>
      <h4 className={styles.of}>
        {all.map((one) => (
          <span key={`${one.subject.type}${one.subject.id ?? ''}`}>
            <EditTitle edit={one} /> {one.created && `(${t('diff.newEntry')})`}
          </span>
        ))}
      </h4>
      <EditDiff diff={diff} labels={labels} of={of} />
    </section>
  );
}
