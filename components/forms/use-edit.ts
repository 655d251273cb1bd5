'use client';

import { useLocale } from 'next-intl';
import { useRef, useState } from 'react';
import { api, IdempotencyKey } from '@/components/client/api';
import { EDITS_API, proposedPath } from '@/lib/edits/routes';
import type { Fields } from '@/lib/edits/types';
import { isLocale, localePath } from '@/lib/i18n/locales';
import type { FieldError } from '@/lib/platform/error-codes';
import type { FieldSpec } from '@/lib/platform/fields';
import {
  type CheckedEdit,
  errorsAtControls,
  isChangedSince,
  type Posted,
  type Proposal,
  remainingErrors,
} from './check';
import { fieldsRefusal, type Refusal, refusalOf, type StaleVersions } from './refusal';
import { type Drafted, useDraft } from './use-draft';
import type { Side } from '@/lib/edits/rules/merge';
import { type Filling, ontoPresent } from './overtaken';

/** A form's fields as their controls hold them, and the reason why. */
export type FormValues = Fields & { readonly note: string };

interface EditOptions extends Partial<Pick<Filling<FormValues>, 'withContent'>> {
  readonly draftName: string;
  readonly fields: readonly FieldSpec[];
  /** The form filled with the present revision. */
  readonly initial: FormValues;
  /** The present revision; null for something new. */
  readonly revision: number | null;
  /** What came back from a post without scripts. */
  readonly posted: Posted<FormValues> | null;
  /** Proves `values` against what they began as. */
  readonly check: (values: FormValues, before: FormValues) => CheckedEdit;
}

export interface Editing {
  readonly draft: Drafted<FormValues>;
  readonly fields: readonly FieldSpec[];
  readonly sending: boolean;
  readonly refusal: Refusal | null;
  /** What is wrong and still stands, at the controls of the form. */
  readonly errors: readonly FieldError[];
  /** Both versions where somebody was faster, and the form as they have left it. */
  readonly stale: (StaleVersions & { readonly theirsShown: FormValues }) | null;
  readonly submit: () => Promise<void>;
  /** Goes on from the newer revision, with the chosen side of each field in question. */
  readonly goOn: (sideOf: (name: string) => Side) => void;
}

/** Sends proposals one at a time; the same again goes out under the same key. */
function useSending(before: Refusal | null) {
  const [state, setState] = useState({ sending: false, refusal: before });
  const [idempotent] = useState(() => new IdempotencyKey());
  const busy = useRef(false);
  const send = async (proposal: Proposal): Promise<number | null> => {
    if (busy.current) return null;
    busy.current = true;
    setState({ sending: true, refusal: null });
    const answer = await api<{ id: number }>('POST', EDITS_API, { body: proposal, idempotent });
    busy.current = answer.ok;
    // What was taken stays "sending": the browser is on its way to the edit's page.
    setState({ sending: answer.ok, refusal: answer.ok ? null : refusalOf(answer.problem) });
    return answer.ok ? answer.value.id : null;
  };
  const show = (refusal: Refusal | null) => setState({ sending: false, refusal });
  return { ...state, send, show };
}

/** A form that proposes something: its draft, its sending, and what happens when somebody else was faster. */
export function useEdit(options: EditOptions): Editing {
  const { draftName, fields, initial, revision, posted, check } = options;
  const withContent = options.withContent ?? ((values) => values);
  const locale = useLocale();
  const [before, setBefore] = useState(initial);
  // What was posted stands on the revision that it was filled with, or was brought onto.
  const filledWith = posted === null ? revision : posted.baseRevision;
  const draft = useDraft(draftName, posted?.values ?? initial, {
    ...(filledWith === null ? {} : { baseRevision: filledWith }),
    touched: posted !== null,
  });
  const { values, baseRevision } = draft;
  const { sending, refusal, send, show } = useSending(posted?.refusal ?? null);
  const [sent, setSent] = useState(posted?.values ?? null);
  const versions = refusal?.versions ?? null;

  const submit = async () => {
    setSent(values);
    const checked = check(values, before);
    if (!checked.ok) {
      show(fieldsRefusal(checked.errors));
      return;
    }
    // What is in the form outlives whatever the answer asks for, such as a sign-in.
    draft.save();
    const id = await send({
      ...checked.proposal,
      ...(baseRevision === null ? {} : { baseRevision }),
    });
    if (id === null) return;
    draft.finish();
    const path = proposedPath(id);
    location.assign(isLocale(locale) ? localePath(locale, path) : path);
  };

  const goOn = (sideOf: (name: string) => Side) => {
    if (versions === null) return;
    const onto = ontoPresent({ fields, withContent, before, values, versions }, sideOf);
    setBefore(onto.theirs);
    draft.rebase(onto.values, versions.revision);
    show(null);
  };

  const errors = remaining(refusal, fields, isChangedSince(sent, values), () =>
    check(values, before),
  );
  const stale =
    versions === null ? null : { ...versions, theirsShown: withContent(before, versions.theirs) };
  return { draft, fields, sending, refusal, errors, stale, submit, goOn };
}

/** What of a refusal's wrong fields is still wrong, at the controls. */
function remaining(
  refusal: Refusal | null,
  fields: readonly FieldSpec[],
  isChanged: (path: string) => boolean,
  check: () => CheckedEdit,
): readonly FieldError[] {
  if (refusal?.key !== 'fields') return [];
  const checked = check();
  const now = checked.ok ? [] : errorsAtControls(checked.errors, fields);
  return remainingErrors(errorsAtControls(refusal.errors, fields), now, isChanged);
}
