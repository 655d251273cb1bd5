import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ItemDiff, TextPart } from '@/lib/edits/rules/diff';
import { shownParts, shownItems, sideOf } from './diff-model';
import styles from './diff-text.module.css';

export type Side = 'before' | 'after';

/** One side of a text, what is only on it marked: by line and word for those who do not see the colour. */
export function DiffText({
  parts,
  side,
}: {
  readonly parts: readonly TextPart[];
  readonly side: Side;
}) {
  const t = useTranslations('edits');
  return (
    <div className={styles.text} dir="auto">
      {sideOf(shownParts(parts), side).map((part, at) => {
        if (part.change === 'same') return part.text;
        if (part.change === 'fold') {
          return (
            <span className={styles.fold} key={at}>
              {t('diff.fold', { characters: part.characters })}
            </span>
          );
        }
        return (
          <Changed key={at} side={side}>
            {part.text}
          </Changed>
        );
      })}
    </div>
  );
}

/** Something that stands on one side only. */
export function Changed({ side, children }: { readonly side: Side; readonly children: ReactNode }) {
  const t = useTranslations('edits');
  const Tag = side === 'before' ? 'del' : 'ins';
  return (
    <Tag>
      {/* With a direction of its own it has no say in that of the text. */}
      <span className="visually-hidden" dir="auto">
        {t(side === 'before' ? 'diff.gone' : 'diff.new')}{' '}
      </span>
      {children}
    </Tag>
  );
}

/** One side of a plain list, element by element. */
export function DiffList({
  items,
  side,
  spell,
}: {
  readonly items: readonly ItemDiff[];
  readonly side: Side;
  readonly spell: (item: unknown) => string;
}) {
  const shown = shownItems(items).flatMap(({ key, state }) => {
    const item = items.find((one) => one.key === key)?.[side] ?? null;
    return item === null ? [] : [{ key, state, item }];
  });
  if (shown.length === 0) return <Nothing />;
  return (
    <ul className={styles.list}>
      {shown.map(({ key, state, item }) => (
        <li key={key}>
          {state === 'same' ? (
            <bdi>{spell(item)}</bdi>
          ) : (
            <Changed side={side}>
              <bdi>{spell(item)}</bdi>
            </Changed>
          )}
        </li>
      ))}
    </ul>
  );
}

/** That a side says nothing. */
export function Nothing() {
  const t = useTranslations('edits');
  return (
    <span className={styles.quiet}>
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">{t('diff.nothing')}</span>
    </span>
  );
}

/** The whole of a side, marked as changed. */
export function DiffWhole({
  side,
  children,
}: {
  readonly side: Side;
  readonly children: ReactNode;
}) {
  return (
    <div className={`${styles.text} ${styles.whole}`} dir="auto">
      <Changed side={side}>{children}</Changed>
    </div>
  );
}
