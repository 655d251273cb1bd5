'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  hasFields,
  improvedFields,
  isTicked,
  tickedEvidence,
} from '@/components/edits/draft-changes';
import { FieldEditor } from '@/components/edits/editors/field-editor';
import type { Fields, Verdict } from '@/lib/edits/types';
import type { DeskStart } from '@/lib/moderation/desk';
import { MINUTE } from '@/lib/platform/clock';
import { DecisionBar } from './decision-bar';
import { DeskEdit } from './desk-edit';
import { DeskList } from './desk-list';
import { newDeskClient } from './desk-queries';
import { DeskSide } from './desk-side';
import { EmptyDesk } from './empty-desk';
import { HelpDialog } from './help-dialog';
import type { DeskCommand, DeskMode } from './keys';
import styles from './queue.module.css';
import { ReasonPanel, useReadyReasons } from './reason-panel';
import { SaidLine } from './said-line';
import { type DeskFlow, useDesk } from './use-desk';
import { useFocusAfter, useFocusOn } from './use-desk-focus';
import { useDeskKeys, useKeysOn } from './use-desk-keys';

interface QueueDeskProps {
  readonly start: DeskStart;
  /** The reviewer's own level. */
  readonly trust: number;
  /** How many flags and appeals wait besides, for moderators; null for others. */
  readonly besides: number | null;
  /** The server's time when the page was made, ISO 8601. */
  readonly now: string;
}

/** The queue as a flow: one edit after the other, by keys or by hand. */
export function QueueDesk(props: QueueDeskProps) {
  const [client] = useState(newDeskClient);
  return (
    <QueryClientProvider client={client}>
      <Flow {...props} />
    </QueryClientProvider>
  );
}

function Flow({ start, trust, besides, now }: QueueDeskProps) {
  const flow = useDesk(start);
  const time = useNow(now);
  const { state, desk } = flow;
  const item = state.items.find(({ id }) => id === state.current);
  const title = useRef<HTMLHeadingElement>(null);
  useFocusOn(title, state.current);
  const [help, setHelp] = useState(false);
  const [keysOn, setKeysOn] = useKeysOn();
  useFocusAfter(help, title);
  return (
    <div className={styles.desk}>
      <DeskList
        besides={besides}
        current={state.current}
        help={() => setHelp(true)}
        items={state.items}
        now={time}
        open={flow.open}
        total={flow.total}
      />
      <div className={styles.middle}>
        <SaidLine back={flow.open} event={flow.event} />
        {item === undefined ? (
          <EmptyDesk skipped={state.skipped.length} titleRef={title} unskip={flow.unskip} />
        ) : (
          <OpenEdit
            flow={flow}
            help={help}
            item={item}
            key={item.id}
            keysOn={keysOn}
            setHelp={setHelp}
            titleRef={title}
          />
        )}
      </div>
      {item !== undefined && <DeskSide desk={desk} trust={trust} />}
      {help && <HelpDialog close={() => setHelp(false)} keysOn={keysOn} setKeysOn={setKeysOn} />}
    </div>
  );
}

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

function OpenEdit({ flow, item, titleRef, keysOn, help, setHelp }: OpenEditProps) {
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
        ticking={ticking}
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

/** The time, minute by minute; the server's until the page runs. */
function useNow(start: string): number {
  const [now, setNow] = useState(() => Date.parse(start));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
