'use client';

import { useLocale } from 'next-intl';
import { useState } from 'react';
import type { Fault } from './faults';
import type { Posted } from './form-action';
import { editPath } from '@/lib/edits/routes';
import { isLocale, localePath } from '@/lib/i18n/locales';
import type { StaleVersions } from './outcome';
import { type FormShapes, rebaseValues, type Side } from './rebase';
import type { Proposal } from './send';
import { type Drafted, useDraft } from './use-draft';
import { type Proposing, useProposal } from './use-proposal';

/** What a form of changes proposes, or what is wrong with it. */
export type CheckedEdit =
  | { readonly ok: true; readonly proposal: Omit<Proposal, 'baseRevision'> }
  | { readonly ok: false; readonly faults: readonly Fault[] };

interface EditOptions<Values extends object> {
  readonly draftName: string;
  /** The form filled with the present revision. */
  readonly initial: Values;
  /** The present revision; null for something new. */
  readonly revision: number | null;
  /** What came back from a post without scripts. */
  readonly posted: Posted<Values> | null;
  readonly shapes: FormShapes<Values>;
  /** Brings the form onto a newer revision, where `shapes` cannot say how. */
  readonly rebase?: typeof rebaseValues<Values>;
  /** Proves `values` against what they began as. */
  readonly check: (values: Values, before: Values) => CheckedEdit;
  /** The form with some of the content's fields set to other values. */
  readonly withContent: (values: Values, fields: Readonly<Record<string, unknown>>) => Values;
}

export interface Editing<Values extends object> {
  readonly draft: Drafted<Values>;
  readonly proposal: Proposing;
  readonly stale: (StaleVersions & { readonly theirsShown: Values }) | null;
  readonly submit: () => Promise<void>;
  /** What is wrong now, as far as can be judged here. */
  readonly check: (values: Values) => CheckedEdit;
  /** The form when it was last sent. */
  readonly sent: Values | null;
  /** Goes on from the newer revision, with the chosen side of each field in question. */
  readonly goOn: (sideOf: (name: keyof Values) => Side) => void;
}

/** A form that changes something: its draft, its sending, and what happens when somebody else was faster. */
export function useEdit<Values extends object>(options: EditOptions<Values>): Editing<Values> {
  const { draftName, initial, revision, posted, shapes, check, withContent } = options;
  const { rebase = rebaseValues } = options;
  const locale = useLocale();
  const [before, setBefore] = useState(initial);
  const draft = useDraft(draftName, posted?.values ?? initial, {
    ...(revision === null ? {} : { baseRevision: revision }),
    touched: posted !== null,
  });
  const proposal = useProposal(posted?.outcome ?? null);
  const [sent, setSent] = useState(posted?.values ?? null);
  const versions = proposal.outcome?.type === 'stale' ? proposal.outcome.versions : null;

  const submit = async () => {
    setSent(draft.values);
    const checked = check(draft.values, before);
    if (!checked.ok) {
      proposal.show({ type: 'faults', faults: checked.faults });
      return;
    }
    const { baseRevision } = draft;
    const done = await proposal.send({
      ...checked.proposal,
      ...(baseRevision === null ? {} : { baseRevision }),
    });
    if (done?.type !== 'accepted') return;
    draft.finish();
    location.assign(isLocale(locale) ? localePath(locale, editPath(done.id)) : editPath(done.id));
  };

  const goOn = (sideOf: (name: keyof Values) => Side) => {
    if (versions === null) return;
    const base = withContent(before, versions.base);
    const theirs = withContent(before, versions.theirs);
    setBefore(theirs);
    draft.rebase(rebase({ base, theirs, mine: draft.values }, shapes, sideOf), versions.revision);
    proposal.show(null);
  };

  const stale =
    versions === null ? null : { ...versions, theirsShown: withContent(before, versions.theirs) };
  return { draft, proposal, stale, submit, check: (values) => check(values, before), sent, goOn };
}
