import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FieldDiff } from '@/lib/edits/rules/diff';
import styles from './edit-diff.module.css';
import { SourceCards, type Ticking } from './source-cards';
import { useFieldName, useValueText } from '@/components/forms/words';
import { fieldNamed, inReadingOrder } from '@/lib/edits/fields';
import { DiffList, DiffText, DiffWhole, Nothing, type Side } from './diff-text';

interface EditDiffProps {
  readonly diff: readonly FieldDiff[];
  readonly primary?: readonly string[];
  readonly conflicts?: readonly string[];
  readonly labels?: { readonly before: string; readonly after: string };
  readonly ticking?: Ticking;
  /** The key of the source that is pointed at. */
  readonly marked?: string | null;
  /** What stands in place of a field's proposed value while it is improved. */
  readonly editor?: (field: string) => ReactNode;
  /** Of what it is the diff, where that is not the edit's own subject. */
  readonly of?: string;
}

/** All that an edit changes: fields side by side, then the sources, opened. */
export function EditDiff({
  diff,
  primary,
  conflicts,
  labels,
  ticking,
  marked,
  editor,
  of,
}: EditDiffProps) {
  const t = useTranslations('edits');
  if (diff.length === 0) return <p>{t('diff.none')}</p>;
  const sources = diff.filter(({ field }) => isSources(field));
  const Heading = of === undefined ? 'h3' : 'h5';
  return (
    <div className={styles.diff}>
      <FieldDiffTable
        caption={of ?? t('diff.title')}
        diff={diff}
        {...(labels === undefined ? {} : { labels })}
        {...(conflicts === undefined ? {} : { conflicts })}
        {...(editor === undefined ? {} : { editor })}
      />
      {sources.map(({ field, items }) => (
        <section className={styles.sources} key={field}>
          <Heading>
            <FieldName field={field} />
          </Heading>
          {editor?.(field) ?? (
            <SourceCards
              items={items ?? []}
              marked={marked ?? null}
              {...(primary === undefined ? {} : { primary })}
              {...(ticking === undefined ? {} : { ticking })}
            />
          )}
        </section>
      ))}
    </div>
  );
}

interface FieldDiffTableProps {
  readonly caption: string;
  readonly diff: readonly FieldDiff[];
  /** What the two sides are called: now and proposed where nothing else is said. */
  readonly labels?: { readonly before: string; readonly after: string };
  /** Fields on which the present revision and the edit disagree. */
  readonly conflicts?: readonly string[];
  /** What stands in place of a proposed value while somebody improves it; null for a field that cannot be. */
  readonly editor?: (field: string) => ReactNode;
}

/** Whether a field is shown as cards and not in the table. */
export function isSources(field: string): boolean {
  return ['evidence', 'citations', 'links'].includes(fieldNamed(field).shape);
}

/** Field by field what was and what is proposed, side by side; of something new only what is proposed. */
function FieldDiffTable({ caption, diff, labels, conflicts = [], editor }: FieldDiffTableProps) {
  const t = useTranslations('edits');
  const rows = rowsOf(diff, editor === undefined);
  if (rows.length === 0) return null;
  const both = rows.some(({ before }) => before !== null);
  const before = labels?.before ?? t('diff.now');
  const after = labels?.after ?? t('diff.proposed');
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th className={styles.field} scope="col">
            {t('diff.field')}
          </th>
          {both && <th scope="col">{before}</th>}
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            className={conflicts.includes(row.field) ? styles.conflict : undefined}
            key={row.field}
          >
            <th scope="row">
              <FieldName field={row.field} />
            </th>
            {both && (
              <td data-column={before}>
                <SideCell row={row} side="before" />
              </td>
            )}
            <td data-column={both ? after : undefined}>
              {editor?.(row.field) ?? <SideCell plain={!both} row={row} side="after" />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A field's plain name. */
export function FieldName({ field }: { readonly field: string }) {
  return useFieldName()(field);
}

interface SideCellProps {
  readonly row: FieldDiff;
  readonly side: Side;
  /** Of something new nothing needs a mark: all of it is. */
  readonly plain?: boolean;
}

/** What goes without saying of something new: it is in use, and as common as most. */
const AS_EVERYTHING_NEW: Readonly<Record<string, unknown>> = {
  state: 'active',
  commonness: 'special',
};

/** The rows of the table; one port is one port. */
function rowsOf(diff: readonly FieldDiff[], brief: boolean): FieldDiff[] {
  const rows = inReadingOrder(diff.filter(({ field }) => !isSources(field)));
  if (!brief || diff.some(({ before }) => before !== null)) return rows;
  const last = rows.find(({ field }) => field === 'portEnd')?.after;
  const isOne =
    last !== undefined && last === rows.find(({ field }) => field === 'portStart')?.after;
  return rows
    .filter(({ field, after }) => AS_EVERYTHING_NEW[field] !== after)
    .filter(({ field }) => !(isOne && field === 'portEnd'))
    .map((row) => (isOne && row.field === 'portStart' ? { ...row, field: 'port' } : row));
}

/** Words of a vocabulary change whole; only what people write changes word by word. */
function isProse(field: string): boolean {
  return ['text', 'line', 'url'].includes(fieldNamed(field).shape);
}

/** One side of a field's change. */
export function SideCell({ row, side, plain = false }: SideCellProps) {
  const spell = useValueText();
  const value = row[side];
  if (row.items !== null && !plain)
    return <DiffList items={row.items} side={side} spell={(item) => spell(row.field, item)} />;
  if (row.parts !== null && isProse(row.field))
    return value === '' ? <Nothing /> : <DiffText parts={row.parts} side={side} />;
  const text = Array.isArray(value)
    ? value.map((one) => spell(row.field, one)).join(', ')
    : spell(row.field, value);
  if (text === '') return <Nothing />;
  return plain ? (
    <PlainText prose={isProse(row.field)} text={text} />
  ) : (
    <DiffWhole side={side}>{text}</DiffWhole>
  );
}

function PlainText({ text, prose }: { readonly text: string; readonly prose: boolean }) {
  return (
    <div className={`${styles.plain} ${prose ? '' : styles.value}`} dir="auto">
      {text}
    </div>
  );
}
