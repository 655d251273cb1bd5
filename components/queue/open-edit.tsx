'use client';

import { useEffect, useRef, useState } from 'react';
import {
  draftErrors,
  improvedFields,
  isTicked,
  rulesOf,
  tickedEvidence,
} from '@/components/edits/draft-changes';
import { errorAt, errorsAtControls } from '@/components/forms/check';
import { FieldInput } from '@/components/forms/field-input';
import { fieldNamed } from '@/lib/edits/fields';
import type { Fields, Verdict } from '@/lib/edits/types';
import { DecisionBar } from './decision-bar';
import { DeskEdit } from './desk-edit';
import styles from './queue.module.css';
import type { DeskFlow } from './use-desk';
import { type DeskCommand, type DeskMode, useDeskKeys } from './keys';
import { ReasonPanel } from './reason-panel';
import { useReadyReasons } from './use-ready-reasons';
import { useSources } from './use-sources';

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
  'desk' | 'ticking' | 'editor' | 'marked' | 'awaiting' | 'commentRef' | 'onSaid'
> {
  readonly flow: DeskFlow;
  readonly keysOn: boolean;
  readonly help: boolean;
  readonly setHelp: (open: boolean) => void;
}

/** The edit under review, with what a reviewer may do to it. */
export function OpenEdit({
  flow,
  item,
  titleRef,
  keysOn,
  help,
  setHelp,
  showGroup,
}: OpenEditProps) {
  const { desk } = flow;
  const [hands, setHands] = useState(RESTING);
  // Only what was touched: all else is as it is proposed by now.
  const [draft, setDraft] = useState<Fields>({});
  const own = useRef<HTMLTextAreaElement>(null);
  const keep = useRef<HTMLInputElement>(null);
  const { edit } = desk ?? {};
  const ready = useReadyReasons(edit?.reasons ?? 'report');
  const proposed = edit?.changes ?? {};
  const shown = { ...proposed, ...draft };
  const rules = edit === undefined ? null : rulesOf(edit);
  const improved = rules === null ? null : improvedFields(rules, proposed, shown);
  const wrong =
    rules === null || improved === null
      ? []
      : errorsAtControls(draftErrors(rules, shown), rules.fields);
  const actions = flow.awaiting ? [] : (edit?.actions ?? []);

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
  const sendOwn = () => {
    const text = own.current?.value.trim() ?? '';
    if (keep.current?.checked === true && text !== '' && hands.verdict !== null)
      ready.keep(hands.verdict, text);
    send(text);
  };
  const body = useRef<HTMLDivElement>(null);
  const sources = useSources(body);
  const comment = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // What is to be improved is under the hand at once, and what is wrong with it before the rest.
    if (!hands.improving) return;
    const first = 'td :is(textarea, select, input:not([type="hidden"])), li textarea';
    body.current?.querySelector<HTMLElement>(hands.marked ? '[aria-invalid]' : first)?.focus();
  }, [hands.improving, hands.marked]);
  const cancel = () => {
    if (hands.improving && hands.verdict === null) setDraft({});
    setHands({ ...RESTING, improving: hands.improving && hands.verdict !== null });
    titleRef.current?.focus({ preventScroll: true });
  };
  const run = (command: DeskCommand): void => {
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
        return hands.verdict === null
          ? undefined
          : send(ready.of(hands.verdict)[command.at]?.text ?? '');
      case 'send':
        if (hands.verdict !== null) return sendOwn();
        return setHands(
          wrong.length > 0 ? { ...hands, marked: true } : { ...hands, verdict: 'approve' },
        );
      case 'source':
        return sources.open();
      case 'next-source':
        return sources.next();
      case 'tick':
        return sources.tick();
      case 'group':
        return showGroup();
      case 'scroll':
        return body.current?.querySelector('article')?.scrollBy({ top: command.by });
      case 'comment':
        return comment.current?.focus();
      case 'undo':
        return flow.verdicts.takeBack();
      case 'skip':
        return flow.skip();
      case 'step':
        return flow.step(command.by);
      case 'help':
        return setHelp(true);
      case 'cancel':
        return help ? setHelp(false) : cancel();
      default:
    }
  };
  useDeskKeys(help ? 'help' : modeOf(hands), keysOn, run);

  const ticking = {
    isTicked: (key: string) => isTicked(shown, item.id, key),
    toggle: (key: string) => {
      const { evidence } = tickedEvidence(shown, item.id, key);
      setDraft({ ...draft, evidence });
    },
  };
  const editor = (field: string) =>
    field in shown ? (
      <FieldInput
        errorOf={(name) => (hands.marked ? errorAt(wrong, name) : undefined)}
        field={fieldNamed(field)}
        quiet
        reviewer
        value={shown[field]}
        write={(value) => setDraft({ ...draft, [field]: value })}
      />
    ) : null;
  return (
    <div className={styles.open} ref={body}>
      <DeskEdit
        awaiting={flow.awaiting}
        commentRef={comment}
        onSaid={flow.reread}
        desk={desk}
        editor={hands.improving ? editor : null}
        item={item}
        marked={sources.marked}
        showGroup={showGroup}
        ticking={actions.includes('improve') ? ticking : null}
        titleRef={titleRef}
      />
      <div className={styles.dock} data-asking={hands.verdict !== null}>
        {hands.verdict === null ? (
          <DecisionBar
            actions={actions}
            conflicts={desk?.forecast?.result === 'conflicts'}
            improving={hands.improving}
            run={run}
          />
        ) : (
          <ReasonPanel
            cancel={cancel}
            improved={hands.verdict === 'approve' && improved !== null}
            keepRef={keep}
            missing={hands.missing}
            ownRef={own}
            ready={ready}
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
