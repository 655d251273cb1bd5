'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Byline, Marks, Note } from '@/components/edits/byline';
import {
  draftErrors,
  improvedFields,
  isTicked,
  rulesOf,
  tickedEvidence,
} from '@/components/edits/draft-changes';
import { EditDiff } from '@/components/edits/edit-diff';
import { EditTitle } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { kindKey } from '@/components/edits/kind-key';
import { namedDiff, sideNames } from '@/components/edits/diff-model';
import type { Ticking } from '@/components/edits/source-cards';
import { LockNote } from '@/components/locks/lock-note';
import type { QueueItem } from '@/lib/edits/schema';
import { editPath } from '@/lib/edits/routes';
import { errorAt, errorsAtControls } from '@/components/forms/check';
import { FieldInput } from '@/components/forms/field-input';
import { fieldNamed } from '@/lib/edits/fields';
import type { Fields, Verdict } from '@/lib/edits/types';
import type { Desk } from '@/lib/moderation/desk';
import { DecisionBar, ReasonPanel, useReadyReasons } from './decision-bar';
import styles from './queue.module.css';
import type { DeskFlow } from './use-desk';
import { type DeskCommand, type DeskMode, useDeskKeys } from './keys';

/** Where a reviewer's hands are, and what they hold, until the next edit comes up. */
interface Hands {
  readonly verdict: Verdict | null;
  readonly improving: boolean;
  /** They wanted to send nothing. */
  readonly missing: boolean;
  /** They wanted to send fields that are wrong: those are marked. */
  readonly marked: boolean;
}

const RESTING: Hands = { verdict: null, improving: false, missing: false, marked: false };

interface OpenEditProps extends Omit<
  Parameters<typeof DeskEdit>[0],
  'desk' | 'ticking' | 'editor'
> {
  readonly flow: DeskFlow;
  readonly keysOn: boolean;
  readonly help: boolean;
  readonly setHelp: (open: boolean) => void;
}

/** The edit under review, with what a reviewer may do to it. */
export function OpenEdit({ flow, item, titleRef, keysOn, help, setHelp }: OpenEditProps) {
  const { desk } = flow;
  const [hands, setHands] = useState(RESTING);
  const [draft, setDraft] = useState<Fields | null>(null);
  const own = useRef<HTMLTextAreaElement>(null);
  const ready = useReadyReasons();
  const { edit } = desk ?? {};
  const proposed = edit?.changes ?? {};
  const shown = draft ?? proposed;
  const rules = edit === undefined ? null : rulesOf(edit);
  const improved = rules === null ? null : improvedFields(rules, proposed, shown);
  const wrong =
    rules === null || improved === null
      ? []
      : errorsAtControls(draftErrors(rules, shown), rules.fields);
  const actions = edit?.actions ?? [];

  const send = (reason: string) => {
    if (hands.verdict === null) return;
    if (reason.trim() === '') setHands({ ...hands, missing: true });
    else if (hands.verdict === 'approve' && wrong.length > 0)
      setHands({ ...RESTING, improving: true, marked: true });
    else
      flow.decide({
        verdict: hands.verdict,
        reason: reason.trim(),
        changes: hands.verdict === 'approve' ? improved : null,
      });
  };
  const sendOwn = () => send(own.current?.value ?? '');
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What is to be improved is under the hand at once, and what is wrong with it before the rest.
    if (!hands.improving) return;
    const first = 'td :is(textarea, select, input:not([type="hidden"])), li textarea';
    body.current?.querySelector<HTMLElement>(hands.marked ? '[aria-invalid]' : first)?.focus();
  }, [hands.improving, hands.marked]);
  const cancel = () => {
    if (hands.improving && hands.verdict === null) setDraft(null);
    setHands({ ...RESTING, improving: hands.improving && hands.verdict !== null });
    titleRef.current?.focus({ preventScroll: true });
  };
  const run = (command: DeskCommand) => {
    switch (command.do) {
      case 'decide':
        return actions.includes(command.verdict)
          ? setHands({ ...RESTING, verdict: command.verdict })
          : undefined;
      case 'improve':
        return edit !== undefined && actions.includes('improve') && edit.editable
          ? setHands({ ...RESTING, improving: true })
          : undefined;
      case 'reason':
        return hands.verdict === null ? undefined : send(ready(hands.verdict, command.at) ?? '');
      case 'send':
        if (hands.verdict !== null) return sendOwn();
        return setHands(
          wrong.length > 0 ? { ...hands, marked: true } : { ...hands, verdict: 'approve' },
        );
      case 'skip':
        return flow.skip();
      case 'step':
        return flow.step(command.by);
      case 'help':
        return setHelp(true);
      case 'cancel':
        return help ? setHelp(false) : cancel();
    }
  };
  useDeskKeys(help ? 'help' : modeOf(hands), keysOn, run);

  const ticking = {
    isTicked: (key: string) => isTicked(shown, item.id, key),
    toggle: (key: string) => setDraft(tickedEvidence(shown, item.id, key)),
  };
  const editor = (field: string) =>
    field in shown ? (
      <FieldInput
        errorOf={(name) => (hands.marked ? errorAt(wrong, name) : undefined)}
        field={fieldNamed(field)}
        quiet
        reviewer
        value={shown[field]}
        write={(value) => setDraft({ ...shown, [field]: value })}
      />
    ) : null;
  return (
    <div className={styles.open} ref={body}>
      <DeskEdit
        desk={desk}
        editor={hands.improving ? editor : null}
        item={item}
        ticking={actions.includes('improve') ? ticking : null}
        titleRef={titleRef}
      />
      <div className={styles.dock}>
        {hands.verdict === null ? (
          <DecisionBar actions={actions} improving={hands.improving} run={run} />
        ) : (
          <ReasonPanel
            cancel={cancel}
            improved={hands.verdict === 'approve' && improved !== null}
            missing={hands.missing}
            ownRef={own}
            send={send}
            sendOwn={sendOwn}
            verdict={hands.verdict}
            words={flow.keptWords(item.id)}
          />
        )}
      </div>
    </div>
  );
}

function modeOf({ verdict, improving }: Hands): DeskMode {
  if (verdict !== null) return 'reason';
  return improving ? 'improving' : 'reading';
}

interface DeskEditProps {
  readonly item: QueueItem;
  /** Undefined while it is fetched: the title is there already. */
  readonly desk: Desk | undefined;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  /** Null where the reviewer may not improve it. */
  readonly ticking: Ticking | null;
  readonly editor: ((field: string) => ReactNode) | null;
}

/** The edit that lies open: what it is, who says so and why, and what it changes. */
function DeskEdit({ item, desk, titleRef, ticking, editor }: DeskEditProps) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  const labelsOf = ({ edit }: Desk) => {
    const [before, after] = sideNames(edit);
    return { before: edits(`diff.${before}`), after: edits(`diff.${after}`) };
  };
  return (
    <article aria-busy={desk === undefined} className={styles.edit}>
      <header className={styles.head}>
        <p className={styles.eyebrow}>
          <IntlLink href={editPath(item.id)}>{edits('number', { id: String(item.id) })}</IntlLink> ·{' '}
          {edits(`kinds.${kindKey(item.kind)}`)} ·{' '}
          {edits(`needs.${desk?.edit.waiting?.needs ?? 'reviewers'}`)}
        </p>
        <h2 className={styles.title} ref={titleRef} tabIndex={-1}>
          <EditTitle edit={item} />
        </h2>
        {desk !== undefined && <Byline author={desk.author} edit={desk.edit} />}
      </header>
      <Note text={item.note} />
      {desk === undefined ? (
        <p className={styles.quiet}>{t('loading')}</p>
      ) : (
        <>
          {desk.edit.lock !== null && <LockNote lock={desk.edit.lock} />}
          <Marks flagged={desk.flags.length > 0} newDomain={desk.edit.newDomain} />
          <EditDiff
            conflicts={desk.edit.conflict?.conflicts ?? []}
            diff={namedDiff(desk.edit)}
            labels={labelsOf(desk)}
            primary={desk.primary}
            {...(ticking === null ? {} : { ticking })}
            {...(editor === null ? {} : { editor })}
          />
        </>
      )}
    </article>
  );
}
