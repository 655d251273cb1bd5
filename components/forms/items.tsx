'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { FieldSpec } from '@/lib/platform/fields';
import { FieldGroup } from './field';
import { type ErrorOf, FieldInput, type FieldInputProps, useLabelled } from './field-input';
import styles from './items.module.css';
import formStyles from './form.module.css';
import fieldStyles from './field.module.css';
import { BLANK_EVIDENCE, type ItemValue, itemsOf, textOf } from './values';

/** The sources of a report, piece by piece: change, add, take out. */
export function EvidenceInput(props: FieldInputProps) {
  const { field, value, write, quiet } = props;
  const t = useTranslations('fields');
  const labelled = useLabelled(props);
  const pieces = itemsOf(value);
  return (
    <ItemList
      {...props}
      add={{ label: t('evidence.add'), item: () => BLANK_EVIDENCE }}
      error={ownError(labelled.error, field)}
      head={(piece, at) =>
        t(isNew(piece) ? 'evidence.added' : 'evidence.number', { number: at + 1 })
      }
      items={pieces}
      keyOf={(piece, at) => `${textOf(piece.key)} ${at}`}
      label={quiet === true ? labelled.label : t('evidence.all', { count: pieces.length })}
      remove={pieces.length > 1 ? { label: t('evidence.remove') } : null}
    >
      {(piece, at) => (
        <EvidencePiece
          {...props}
          full
          path={`${field.name}.${at}`}
          piece={piece}
          write={(changed) => write(pieces.map((one, index) => (index === at ? changed : one)))}
        />
      )}
    </ItemList>
  );
}

/** What is wrong with the list itself and not with one of its items. */
export function ownError(error: ReturnType<ErrorOf>, { name }: FieldSpec) {
  return error?.path === name ? error : undefined;
}

const isNew = ({ key }: ItemValue) => key === undefined || key === '';

interface EvidencePieceProps {
  readonly field: FieldSpec;
  readonly piece: ItemValue;
  readonly write: (piece: ItemValue) => void;
  readonly errorOf: ErrorOf;
  readonly path: string;
  /** Whether to ask also who published it, when somebody looked, and whether it speaks against. */
  readonly full: boolean;
  readonly quiet?: boolean | undefined;
  readonly reviewer?: boolean | undefined;
}

/** What is asked of every source; the rest only of those that are there. */
const FIRST = ['kind', 'url', 'quote'];

/** One source: of which kind, where, and the line that says it. */
function EvidencePiece(props: EvidencePieceProps) {
  const { field, piece, write, errorOf, path, full, quiet, reviewer = false } = props;
  const t = useTranslations('fields');
  const observed = piece.kind === 'observation';
  const pasted = {
    label: t('evidence.pasted.label'),
    hint: t('evidence.pasted.hint'),
    placeholder: t('evidence.pasted.example'),
  };
  const input = (item: FieldSpec) => {
    const { name } = item;
    const optional = name === 'url' ? observed : name === 'quote' ? !observed : item.optional;
    return (
      <FieldInput
        errorOf={errorOf}
        field={{ ...item, optional: optional ?? false }}
        key={name}
        path={`${path}.${name}`}
        quiet={quiet}
        value={piece[name] ?? ''}
        write={(value) => write({ ...piece, [name]: value })}
        {...(name === 'quote' && observed ? pasted : {})}
      />
    );
  };
  const items = field.items ?? [];
  const more = items.filter(({ name, setBy }) => !FIRST.includes(name) && setBy === undefined);
  return (
    <div className={styles.piece}>
      <input name={`${path}.key`} type="hidden" value={textOf(piece.key)} />
      {items.filter(({ name }) => FIRST.includes(name)).map(input)}
      {full && <div className={formStyles.row}>{more.map(input)}</div>}
      {reviewer && (
        <label className={fieldStyles.check}>
          <input
            checked={piece.ticked === true}
            onChange={({ target }) => write({ ...piece, ticked: target.checked })}
            type="checkbox"
          />
          {t('evidence.ticked.label')}
        </label>
      )}
    </div>
  );
}

/** The one source that a new report needs. */
export function OneSource({ field, value, write, errorOf }: FieldInputProps) {
  const t = useTranslations('fields');
  const [piece = BLANK_EVIDENCE, ...others] = itemsOf(value);
  return (
    <FieldGroup hint={t('evidence.one.hint')} label={t('evidence.one.label')} name={field.name}>
      <input name={`${field.name}.count`} type="hidden" value="1" />
      <EvidencePiece
        errorOf={errorOf}
        field={field}
        full={false}
        path={`${field.name}.0`}
        piece={piece}
        write={(changed) => write([changed, ...others])}
      />
    </FieldGroup>
  );
}

/** The numbered sources of an article. A number stays with its source: the text mentions it. */
export function CitationsInput(props: FieldInputProps) {
  const { field, value, write, errorOf } = props;
  const t = useTranslations('fields');
  const labelled = useLabelled(props);
  const citations = itemsOf(value);
  const numbers = citations.map(({ id }) => Number(id));
  return (
    <ItemList
      {...props}
      add={{ label: t('citation.add'), item: () => blankCitation(numbers) }}
      error={ownError(labelled.error, field)}
      head={({ id }) => (
        <bdi className={styles.number} dir="ltr">
          [^{String(id)}]
        </bdi>
      )}
      hint={labelled.hint}
      items={citations}
      keyOf={({ id }) => String(id)}
      label={labelled.label}
      remove={{
        label: t('citation.remove'),
        spoken: ({ id }) => t('citation.removeNumber', { number: Number(id) }),
      }}
    >
      {(citation, at) => (
        <div className={formStyles.row}>
          <input name={`${field.name}.${at}.id`} type="hidden" value={String(citation.id)} />
          {(field.items ?? [])
            .filter(({ setBy }) => setBy === undefined)
            .map((item) => (
              <FieldInput
                errorOf={errorOf}
                field={item}
                key={item.name}
                path={`${field.name}.${at}.${item.name}`}
                value={citation[item.name]}
                write={(changed) =>
                  write(
                    citations.map((one, index) =>
                      index === at ? { ...one, [item.name]: changed } : one,
                    ),
                  )
                }
              />
            ))}
        </div>
      )}
    </ItemList>
  );
}

/** A source with the next free number, looked up today. */
function blankCitation(numbers: readonly number[]): ItemValue {
  const checked = new Date().toISOString().slice(0, 10);
  return { id: Math.max(0, ...numbers) + 1, title: '', publisher: '', url: '', checked };
}

interface ItemListProps extends Pick<FieldInputProps, 'field' | 'write' | 'quiet'> {
  readonly items: readonly ItemValue[];
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReturnType<ErrorOf>;
  readonly keyOf: (item: ItemValue, at: number) => string;
  readonly head: (item: ItemValue, at: number) => ReactNode;
  readonly add: { readonly label: string; readonly item: () => ItemValue };
  /** Null where none can be taken out. */
  readonly remove: {
    readonly label: string;
    readonly spoken?: (item: ItemValue, at: number) => string;
  } | null;
  readonly children: (item: ItemValue, at: number) => ReactNode;
}

/** Items one below the other, each with a way out, and a way to add one. */
export function ItemList(props: ItemListProps) {
  const { field, items, write, quiet, label, hint, error, keyOf, head, add, remove, children } =
    props;
  return (
    <FieldGroup error={error} hint={hint} label={label} labelHidden={quiet} name={field.name}>
      <input name={`${field.name}.count`} type="hidden" value={items.length} />
      <ul className={styles.list}>
        {items.map((item, at) => (
          <li key={keyOf(item, at)}>
            <div className={styles.head}>
              <span>{head(item, at)}</span>
              {remove !== null && (
                <button
                  aria-label={remove.spoken?.(item, at)}
                  className={`${formStyles.textButton} needs-script`}
                  onClick={() => write(items.filter((_, index) => index !== at))}
                  type="button"
                >
                  {remove.label}
                </button>
              )}
            </div>
            {children(item, at)}
          </li>
        ))}
      </ul>
      {items.length < (field.max ?? Infinity) && (
        <p className="needs-script">
          <button
            className={buttonClass()}
            onClick={() => write([...items, add.item()])}
            type="button"
          >
            {add.label}
          </button>
        </p>
      )}
    </FieldGroup>
  );
}
