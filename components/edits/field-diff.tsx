import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FieldDiff } from '@/lib/edits/rules/diff';
import { DiffList, DiffText, DiffWhole, Nothing, type Side } from './diff-text';
import styles from './field-diff.module.css';
import { inReadingOrder, shapeOf } from './field-shapes';
import { useValueText } from './value-text';

interface FieldDiffTableProps {
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
  return shapeOf(field) === 'evidence' || shapeOf(field) === 'citations';
}

/** Field by field what was and what is proposed, side by side; of something new only what is proposed. */
export function FieldDiffTable({ diff, labels, conflicts = [], editor }: FieldDiffTableProps) {
  const t = useTranslations('edits');
  const rows = rowsOf(diff, editor === undefined);
  if (rows.length === 0) return null;
  const both = rows.some(({ before }) => before !== null);
  const before = labels?.before ?? t('diff.now');
  const after = labels?.after ?? t('diff.proposed');
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('diff.title')}</caption>
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

const NAMED = [
  'port',
  'portStart',
  'portEnd',
  'transports',
  'software',
  'role',
  'onByDefault',
  'summary',
  'description',
  'versions',
  'evidence',
  'finding',
  'state',
  'as',
  'into',
  'mergedInto',
  'title',
  'body',
  'questions',
  'citations',
  'translatedFrom',
  'translatedRevision',
  'slug',
  'name',
  'tagline',
  'article',
  'homepage',
  'domains',
  'repositories',
  'aliases',
] as const;

/** A field's name in the reader's language; one that has none keeps its own. */
export function useFieldName(): (field: string) => string {
  const t = useTranslations('edits');
  return (field) => {
    const known = NAMED.find((one) => one === field);
    return known === undefined ? field : t(`fields.${known}`);
  };
}

export function FieldName({ field }: { readonly field: string }) {
  return useFieldName()(field);
}

interface SideCellProps {
  readonly row: FieldDiff;
  readonly side: Side;
  /** Of something new nothing needs a mark: all of it is. */
  readonly plain?: boolean;
}

/** The rows of the table. Of something new that it is active goes without saying, and one port is one port. */
function rowsOf(diff: readonly FieldDiff[], brief: boolean): FieldDiff[] {
  const rows = inReadingOrder(diff.filter(({ field }) => !isSources(field)));
  if (!brief || diff.some(({ before }) => before !== null)) return rows;
  const last = rows.find(({ field }) => field === 'portEnd')?.after;
  const isOne =
    last !== undefined && last === rows.find(({ field }) => field === 'portStart')?.after;
  return rows
    .filter(({ field }) => field !== 'state' && !(isOne && field === 'portEnd'))
    .map((row) => (isOne && row.field === 'portStart' ? { ...row, field: 'port' } : row));
}

/** Words of a vocabulary change whole; only what people write changes word by word. */
function isProse(field: string): boolean {
  const shape = shapeOf(field);
  return shape === 'text' || shape === 'line';
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
