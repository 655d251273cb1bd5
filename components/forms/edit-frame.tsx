'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { disputedLines, type Side } from '@/lib/edits/rules/merge';
import type { FieldError } from '@/lib/platform/error-codes';
import { errorAt, type FormAction } from './check';
import { TextField } from './controls';
import { FormScope } from './field';
import type { ErrorOf } from './field-input';
import styles from './form.module.css';
import notes from './notes.module.css';
import { OutcomeNote } from './outcome-note';
import { SendBar } from './send-bar';
import { asksForSignIn, SignInStep } from './sign-in-step';
import type { Drafted } from './use-draft';
import type { Editing } from './use-edit';
import { itemsOf, softwareValue, textOf } from './values';
import { useControlLabel } from './words';

export interface EditFrameProps {
  readonly editing: Editing;
  /** The server action behind the form, for browsers without scripts. */
  readonly post: FormAction;
  readonly onceKey: string;
  /** Tells its controls from those of other forms on the page. */
  readonly scope?: string;
  /** The form's own address, without a language. */
  readonly path: string;
  /** What a control is called that no field describes. */
  readonly labelOf?: (path: string) => string | undefined;
  /** Null where the form has a place of its own for the reason why. */
  readonly noteHint: string | null;
  readonly submitLabel: string;
  /** What is said beside the button while nothing is kept yet. */
  readonly next?: string;
  /** Of a form that visitors fill in too: the ways to sign in, which end at `back`. */
  readonly signIn?: { readonly ways: ReactNode; readonly back: string } | undefined;
  readonly children: (errorOf: ErrorOf) => ReactNode;
}

/** What surrounds the fields of every form that proposes something: outcome, draft, the other's version, the reason why. */
export function EditFrame(props: EditFrameProps) {
  const { editing, post, onceKey, path, scope = 'field', noteHint, submitLabel, signIn } = props;
  const t = useTranslations('editForms');
  const locale = useLocale();
  const fieldLabel = useControlLabel(editing.fields);
  const labelOf = (name: string) =>
    props.labelOf?.(name) ?? (name === 'note' ? t('note.label') : fieldLabel(name));
  const { draft, errors, sending, refusal } = editing;
  const isStep = signIn !== undefined && asksForSignIn(refusal);
  const errorOf = (name: string): FieldError | undefined => errorAt(errors, name);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void editing.submit();
  };
  return (
    <FormScope value={scope}>
      <form action={post} className={styles.form} noValidate onSubmit={submit}>
        <input name="onceKey" type="hidden" value={onceKey} />
        <input name="locale" type="hidden" value={locale} />
        <input name="baseRevision" type="hidden" value={draft.baseRevision ?? ''} />
        <OutcomeNote
          errors={errors}
          labelOf={labelOf}
          path={path}
          refusal={isStep ? null : refusal}
        />
        <StaleChoice editing={editing} labelOf={labelOf} />
        <DraftNote draft={draft} />
        {props.children(errorOf)}
        {noteHint !== null && (
          <TextField
            error={errorOf('note')}
            hint={noteHint}
            label={t('note.label')}
            name="note"
            rows={2}
            value={draft.values.note}
            write={(note) => draft.change({ note })}
          />
        )}
        <SendBar
          draft={draft}
          label={sending ? t('sending') : submitLabel}
          next={props.next ?? t('next')}
          sending={sending}
        />
      </form>
      {isStep && (
        <SignInStep
          back={signIn.back}
          kept={draft.kept}
          refusal={refusal}
          send={() => void editing.submit()}
          submitLabel={submitLabel}
        >
          {signIn.ways}
        </SignInStep>
      )}
    </FormScope>
  );
}

/** Says that the form was filled from a draft, and offers to begin anew. */
function DraftNote({ draft }: { readonly draft: Pick<Drafted<object>, 'restoredAt' | 'discard'> }) {
  const t = useTranslations('editForms');
  const locale = useLocale();
  const { restoredAt, discard } = draft;
  return (
    <div className={notes.draftSlot} role="status">
      {restoredAt !== null && (
        <p className={notes.draft}>
          {t('draft.restored', { when: localTime(restoredAt, locale) })}{' '}
          <button className={styles.textButton} onClick={discard} type="button">
            {t('draft.discard')}
          </button>
        </p>
      )}
    </div>
  );
}

/** In the reader's own time: it is when they were sitting here. */
function localTime(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(at),
  );
}

/** Somebody else was faster: both versions of each field in question, and which of them goes on. */
function StaleChoice({
  editing,
  labelOf,
}: {
  readonly editing: Editing;
  readonly labelOf: (name: string) => string;
}) {
  const t = useTranslations('editForms');
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const box = useRef<HTMLElement>(null);
  const { stale, goOn, draft } = editing;
  const isShown = stale !== null;
  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [isShown]);
  if (stale === null) return null;
  const versions = { theirs: stale.theirsShown, mine: draft.values };
  const shown = (name: string, side: Side) => {
    const texts = [stale.base[name], versions.theirs[name], versions.mine[name]];
    const isText = editing.fields.find((field) => field.name === name)?.shape === 'text';
    return isText ? disputedText(texts.map(textOf), side) : controlText(versions[side][name]);
  };
  return (
    <section aria-labelledby="stale-title" className={notes.stale} ref={box} tabIndex={-1}>
      <h2 id="stale-title">{t('stale.title')}</h2>
      <p>{t('stale.text', { revision: stale.revision })}</p>
      {stale.conflicts.map((name) => (
        <fieldset className={notes.field} key={name}>
          <legend>{labelOf(name)}</legend>
          {(['theirs', 'mine'] as const).map((side) => (
            <label className={notes.side} key={side}>
              <span className={notes.whose}>
                <input
                  checked={(sides[name] ?? 'mine') === side}
                  name={`stale-${name}`}
                  onChange={() => setSides((now) => ({ ...now, [name]: side }))}
                  type="radio"
                />
                {t(`stale.${side}`)}
              </span>
              <span className={notes.text} dir="auto">
                {shown(name, side)}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button
        className={buttonClass('primary')}
        onClick={() => {
          setSides({});
          goOn((name) => sides[name] ?? 'mine');
        }}
        type="button"
      >
        {t('stale.goOn')}
      </button>
    </section>
  );
}

/** Of a text, the lines on which both disagree: all else is merged. */
function disputedText([base = '', theirs = '', mine = '']: readonly string[], side: Side): string {
  return disputedLines(base, theirs, mine)
    .map((lines) => lines[side])
    .join('\n\n…\n\n');
}

/** What a control holds, to be read beside another version. */
function controlText(value: unknown): string {
  if (Array.isArray(value)) {
    const lines = itemsOf(value).map((item) =>
      typeof item === 'object' ? itemText(item) : String(item),
    );
    return lines.join('\n');
  }
  if (typeof value === 'object' && value !== null) return softwareValue(value).name;
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}

function itemText({ id, kind, title, url, quote }: Readonly<Record<string, unknown>>): string {
  const number = id === undefined ? undefined : `[^${textOf(id)}]`;
  return [number, kind, title, url, quote]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' ');
}
