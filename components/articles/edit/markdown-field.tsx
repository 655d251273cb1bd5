'use client';

import { useTranslations } from 'next-intl';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { Counter, Field } from '@/components/forms/field';
import { type FieldInputProps, useLabelled } from '@/components/forms/field-input';
import { type ItemValue, textOf } from '@/components/forms/values';
import type { FieldSpec } from '@/lib/platform/fields';
import { useFieldName } from '@/components/forms/words';
import { CitePanel } from './cite-panel';
import { citation, insertion, type Mark, marked, markOfKey } from './marks';
import styles from './markdown-field.module.css';
import { numberOf, type PastedSource } from './pasted-source';
import { selectedOf, write as writeInto } from './text-area';
import { Toolbar } from './toolbar';

interface MarkdownFieldProps extends FieldInputProps {
  /** The level that headings have in this text. */
  readonly heading: '##' | '###';
  readonly citations: readonly ItemValue[];
  readonly citationsField: FieldSpec | undefined;
  readonly cited: (citations: readonly ItemValue[]) => void;
}

/** Markdown in a plain text area, with its marks as buttons and keys; what is pasted from a page becomes Markdown. */
export function MarkdownField(props: MarkdownFieldProps) {
  const { field, value, write, attributes, heading, citations, citationsField, cited } = props;
  const t = useTranslations('editForms');
  const labelled = useLabelled(props);
  const nameOf = useFieldName();
  const area = useRef<HTMLTextAreaElement>(null);
  const [citing, setCiting] = useState(false);
  const text = textOf(value);

  const act = (mark: Mark | 'citation') => {
    if (area.current === null) return;
    if (mark === 'citation') setCiting(!citing);
    else writeInto(area.current, marked(mark, selectedOf(area.current), heading));
  };
  const cite = (id: number) => {
    setCiting(false);
    if (area.current !== null) writeInto(area.current, citation(selectedOf(area.current), id));
  };
  const add = (source: PastedSource) => {
    const numbers = citations.map(({ id }) => Number(id));
    const listed = citations.map((one) => ({ id: Number(one.id), url: textOf(one.url) }));
    const there = numberOf(listed, source.url);
    const id = there ?? Math.max(0, ...numbers) + 1;
    const checked = new Date().toISOString().slice(0, 10);
    if (there === null) cited([...citations, { id, ...source, checked }]);
    cite(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const mark = event.nativeEvent.isComposing ? null : markOfKey(event.nativeEvent);
    if (mark === null) return;
    event.preventDefault();
    act(mark);
  };

  return (
    <Field
      {...labelled}
      after={
        field.max !== undefined &&
        (labelled.optional && text === '' ? undefined : (
          <Counter max={field.max} text={text.trim()} />
        ))
      }
    >
      {(control) => (
        <div>
          <Toolbar
            act={act}
            citing={citing}
            controls={control.id}
            label={t('toolbar.label', { field: nameOf(field.name) })}
          />
          {citing && (
            <CitePanel
              add={add}
              cite={cite}
              citations={citations}
              close={() => {
                setCiting(false);
                area.current?.focus();
              }}
              max={citationsField?.max ?? Infinity}
            />
          )}
          <textarea
            {...attributes}
            {...control}
            className={`${attributes?.className ?? ''} ${styles.area}`}
            onChange={({ target }) => write(target.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            ref={area}
            rows={field.rows ?? 4}
            value={text}
          />
        </div>
      )}
    </Field>
  );
}

/** A paste of more than words is put in as Markdown; one that cannot be read, as its plain text. */
function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
  const { clipboardData, currentTarget: area } = event;
  const [html, plain] = [clipboardData.getData('text/html'), clipboardData.getData('text/plain')];
  // From an editor of code the plain text is the text; its colours are not.
  if (html === '' || clipboardData.types.includes('vscode-editor-data')) return;
  event.preventDefault();
  void import('./web-text')
    .then(({ isRich, markdownOf }) => (isRich(html) ? markdownOf(html) : plain))
    .catch(() => plain)
    .then((text) => writeInto(area, insertion(selectedOf(area), text)));
}
