import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FieldDiff } from '@/lib/edits/rules/diff';
import styles from './edit-diff.module.css';
import { FieldDiffTable, FieldName, isSources } from './field-diff';
import { SourceCards, type Ticking } from './source-cards';

interface EditDiffProps {
  readonly diff: readonly FieldDiff[];
  readonly primary?: readonly string[];
  readonly conflicts?: readonly string[];
  readonly labels?: { readonly before: string; readonly after: string };
  readonly ticking?: Ticking;
  /** What stands in place of a field's proposed value while it is improved. */
  readonly editor?: (field: string) => ReactNode;
}

/** All that an edit changes: fields side by side, then the sources, opened. */
export function EditDiff({ diff, primary, conflicts, labels, ticking, editor }: EditDiffProps) {
  const t = useTranslations('edits');
  if (diff.length === 0) return <p>{t('diff.none')}</p>;
  const sources = diff.filter(({ field }) => isSources(field));
  return (
    <div className={styles.diff}>
      <FieldDiffTable
        diff={diff}
        {...(labels === undefined ? {} : { labels })}
        {...(conflicts === undefined ? {} : { conflicts })}
        {...(editor === undefined ? {} : { editor })}
      />
      {sources.map(({ field, items }) => (
        <section className={styles.sources} key={field}>
          <h3>
            <FieldName field={field} />
          </h3>
          {editor?.(field) ?? (
            <SourceCards
              items={items ?? []}
              {...(primary === undefined ? {} : { primary })}
              {...(ticking === undefined ? {} : { ticking })}
            />
          )}
        </section>
      ))}
    </div>
  );
}
