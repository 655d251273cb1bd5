'use client';

import { useEffect, useRef, useState } from 'react';
import {
  hasFields,
  improvedFields,
  isTicked,
  tickedEvidence,
} from '@/components/edits/draft-changes';
import { FieldEditor } from '@/components/edits/editors/field-editor';
import type { Fields, Verdict } from '@/lib/edits/types';
import { DecisionBar } from './decision-bar';
import { DeskEdit } from './desk-edit';
import type { DeskCommand, DeskMode } from './keys';
import styles from './queue.module.css';
import { ReasonPanel, useReadyReasons } from './reason-panel';
import type { DeskFlow } from './use-desk';
import { useDeskKeys } from './use-desk-keys';

/** Where a reviewer's hands are, and what they hold, until the next edit comes up. */
interface Hands {
  readonly verdict: Verdict | null;
  readonly improving: boolean;
  /** They wanted to send nothing. */
  readonly missing: boolean;
}

const RESTING: Hands = { verdict: null, improving: false, missing: false };

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
  const improved = improvedFields(proposed, shown);
  const actions = edit?.actions ?? [];

  const send = (reason: string) => {
    if (hands.verdict === null) return;
    if (reason.trim() === '') setHands({ ...hands, missing: true });
    else
      flow.judge({
        verdict: hands.verdict,
        reason: reason.trim(),
        changes: hands.verdict === 'approve' ? improved : null,
      });
  };
  const sendOwn = () => send(own.current?.value ?? '');
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What is to be improved is under the hand at once.
    if (hands.improving)
      body.current
        ?.querySelector<HTMLElement>('td textarea, td select, td input, li textarea')
        ?.focus();
  }, [hands.improving]);
  const cancel = () => {
    if (hands.improving && hands.verdict === null) setDraft(null);
    setHands({ ...RESTING, improving: hands.improving && hands.verdict !== null });
    titleRef.current?.focus({ preventScroll: true });
  };
  const run = (command: DeskCommand) => {
    switch (command.do) {
      case 'judge':
        return actions.includes(command.verdict)
          ? setHands({ ...RESTING, verdict: command.verdict })
          : undefined;
      case 'improve':
        return edit !== undefined && actions.includes('improve') && hasFields(edit.kind)
          ? setHands({ ...RESTING, improving: true })
          : undefined;
      case 'reason':
        return hands.verdict === null ? undefined : send(ready(hands.verdict, command.at) ?? '');
      case 'send':
        return hands.verdict === null ? setHands({ ...hands, verdict: 'approve' }) : sendOwn();
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
      <FieldEditor
        field={field}
        mayTick
        onChange={(value) => setDraft({ ...shown, [field]: value })}
        value={shown[field]}
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
