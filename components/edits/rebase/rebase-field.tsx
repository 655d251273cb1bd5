'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type ErrorOf, FieldInput } from '@/components/forms/field-input';
import { useValueText } from '@/components/forms/words';
import { fieldNamed } from '@/lib/edits/fields';
import type { ConflictSides, FieldDiff } from '@/lib/edits/rules/diff';
import { mergeTaking } from '@/lib/edits/rules/merge';
import { mergeShapes } from '@/lib/platform/fields';
import { Nothing } from '../diff-text';
import { FieldName, isSources, SideCell } from '../edit-diff';
import { SourceCards } from '../source-cards';
import styles from './rebase-form.module.css';

/** How a field's conflict is settled. */
export type Choice =
  { readonly side: 'theirs' | 'mine' } | { readonly side: 'merged'; readonly value: unknown };

/** A field with the word of one side; of a text or a list of sources only where both disagree. */
export function sideValue(
  { field, base, theirs, mine }: ConflictSides,
  side: 'theirs' | 'mine',
): unknown {
  const shape = mergeShapes([fieldNamed(field)])[field] ?? 'whole';
  return mergeTaking(shape, side, { base, theirs, mine });
}

interface RebaseFieldProps {
  readonly side: ConflictSides;
  readonly choice: Choice | null;
  readonly choose: (choice: Choice) => void;
  readonly errorOf: ErrorOf;
}

/** One field of a conflict: what it was, what both sides made of it, and the way out. */
export function RebaseField({ side, choice, choose, errorOf }: RebaseFieldProps) {
  const t = useTranslations('edits');
  const { field } = side;
  return (
    <fieldset className={styles.field}>
      <legend>
        <FieldName field={field} />
      </legend>
      <div className={styles.sides}>
        <SideBox title={t('rebase.base')}>
          <BaseValue field={field} value={side.base} />
        </SideBox>
        <SideBox chosen={choice?.side === 'theirs'} title={t('rebase.theirs')}>
          <Changed diff={side.theirsDiff} field={field} value={side.theirs} />
        </SideBox>
        <SideBox chosen={choice?.side === 'mine'} title={t('rebase.mine')}>
          <Changed diff={side.mineDiff} field={field} value={side.mine} />
        </SideBox>
      </div>
      <div className={styles.choices}>
        <Radio
          checked={choice?.side === 'theirs'}
          choose={() => choose({ side: 'theirs' })}
          label={t('rebase.chooseTheirs')}
          name={field}
        />
        <Radio
          checked={choice?.side === 'mine'}
          choose={() => choose({ side: 'mine' })}
          label={t('rebase.chooseMine')}
          name={field}
        />
        <Radio
          checked={choice?.side === 'merged'}
          choose={() => choose({ side: 'merged', value: sideValue(side, 'mine') })}
          label={t('rebase.chooseMerged')}
          name={field}
        />
      </div>
      {choice?.side === 'merged' && (
        <div>
          <p className={styles.quiet}>{t('rebase.merged')}</p>
          <FieldInput
            errorOf={errorOf}
            field={fieldNamed(field)}
            quiet
            value={choice.value}
            write={(value) => choose({ side: 'merged', value })}
          />
        </div>
      )}
    </fieldset>
  );
}

function SideBox({
  title,
  chosen = false,
  children,
}: {
  readonly title: string;
  readonly chosen?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={`${styles.side} ${chosen ? styles.chosen : ''}`}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

interface ValueProps {
  readonly field: string;
  readonly value: unknown;
}

function BaseValue({ field, value }: ValueProps) {
  const spell = useValueText();
  if (isSources(field)) {
    const list = Array.isArray(value) ? (value as { key?: string; id?: number }[]) : [];
    return list.length === 0 ? (
      <Nothing />
    ) : (
      <SourceCards
        items={list.map((one, at) => ({
          key: String(one.key ?? one.id ?? at),
          before: one,
          after: one,
        }))}
      />
    );
  }
  const text = Array.isArray(value)
    ? value.map((one) => spell(field, one)).join(', ')
    : spell(field, value);
  return text === '' ? <Nothing /> : <div dir="auto">{text}</div>;
}

function Changed({ diff, field, value }: ValueProps & { readonly diff: FieldDiff | null }) {
  if (diff === null) return <BaseValue field={field} value={value} />;
  if (isSources(field)) return <SourceCards items={diff.items ?? []} />;
  return <SideCell row={diff} side="after" />;
}

interface RadioProps {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly choose: () => void;
}

function Radio({ name, label, checked, choose }: RadioProps) {
  return (
    <label>
      <input checked={checked} name={name} onChange={choose} type="radio" />
      {label}
    </label>
  );
}
