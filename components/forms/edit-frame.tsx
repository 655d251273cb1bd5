'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode, SubmitEvent } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { DraftNote } from './draft-note';
import { TextField } from './text-fields';
import type { FormAction } from './form-action';
import { type Fault, faultAt } from './faults';
import styles from './form.module.css';
import { OutcomeNote } from './outcome-note';
import type { Side } from './rebase';
import { standingIn } from './standing';
import { FormScope } from './scope';
import { type Disagreement, StaleChoice } from './stale-choice';
import type { Editing } from './use-edit';

interface Noted {
  readonly note: string;
}

interface EditFrameProps<Values extends Noted> {
  readonly editing: Editing<Values>;
  /** The server action behind the form, for browsers without scripts. */
  readonly post: FormAction;
  readonly onceKey: string;
  /** Tells its controls from those of other forms on the page. */
  readonly scope?: string;
  /** The form's own address, without a language. */
  readonly path: string;
  readonly nameOf: (path: string) => string;
  readonly labelOf: (name: string) => string;
  /** Both versions of a content field, as text. */
  readonly disagreement?: (
    field: string,
    theirs: Values,
    mine: Values,
  ) => Omit<Disagreement, 'name' | 'label'>;
  /** The form's fields that a content field fills. */
  readonly fieldsOf?: (field: string) => readonly (keyof Values)[];
  readonly noteHint: string;
  readonly submitLabel: string;
  readonly children: (faultOf: (name: string) => Fault | undefined) => ReactNode;
}

/** What surrounds the fields of every form that changes something: outcome, draft, the other's version, the reason why. */
export function EditFrame<Values extends Noted>(props: EditFrameProps<Values>) {
  const {
    editing,
    post,
    onceKey,
    path,
    scope = 'field',
    nameOf,
    noteHint,
    submitLabel,
    children,
  } = props;
  const t = useTranslations('editForms');
  const locale = useLocale();
  const labelOf = (name: string) => (name === 'note' ? t('note.label') : props.labelOf(name));
  const { draft, proposal } = editing;
  const { outcome } = proposal;
  const faults = standingIn({
    outcome,
    sent: editing.sent,
    values: draft.values,
    check: editing.check,
    nameOf,
  });
  const faultOf = (name: string) => faultAt(faults, name);
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
        <OutcomeNote labelOf={labelOf} nameOf={nameOf} outcome={outcome} path={path} />
        <Stale {...props} />
        <DraftNote discard={draft.discard} restoredAt={draft.restoredAt} />
        {children(faultOf)}
        <TextField
          fault={faultOf('note')}
          hint={noteHint}
          label={t('note.label')}
          name="note"
          rows={2}
          value={draft.values.note}
          write={(value) => draft.change({ note: value } as Partial<Values>)}
        />
        <div className={styles.bar}>
          <button aria-disabled={proposal.sending} className={buttonClass('primary')} type="submit">
            {proposal.sending ? t('sending') : submitLabel}
          </button>
          <p>{t(draft.kept ? 'keptHere' : 'next')}</p>
        </div>
      </form>
    </FormScope>
  );
}

function Stale<Values extends Noted>({
  editing,
  labelOf,
  nameOf,
  disagreement,
  fieldsOf,
}: EditFrameProps<Values>) {
  const { stale, draft, goOn } = editing;
  if (stale === null || disagreement === undefined) return null;
  const fields = stale.conflicts.map((name) => ({
    name,
    label: labelOf(nameOf(name)),
    ...disagreement(name, stale.theirsShown, draft.values),
  }));
  const onGoOn = (sides: Readonly<Record<string, Side>>) => {
    const chosen = new Map(
      stale.conflicts.flatMap((name) =>
        (fieldsOf?.(name) ?? [name as keyof Values]).map(
          (field) => [field, sides[name] ?? 'mine'] as const,
        ),
      ),
    );
    goOn((field) => chosen.get(field) ?? 'mine');
  };
  return <StaleChoice fields={fields} onGoOn={onGoOn} revision={stale.revision} />;
}
