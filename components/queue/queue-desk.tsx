'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { DeskStart } from '@/lib/moderation/desk';
import { MINUTE } from '@/lib/platform/clock';
import { DeskList } from './desk-list';
import { newDeskClient } from './desk-queries';
import { DeskSide } from './desk-side';
import { EmptyDesk } from './empty-desk';
import { HelpDialog } from './help-dialog';
import { OpenEdit } from './open-edit';
import styles from './queue.module.css';
import { SaidLine } from './said-line';
import { useDesk } from './use-desk';
import { useFocusAfter, useFocusOn } from './use-desk-focus';
import { useKeysOn } from './use-desk-keys';

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

/** The time, minute by minute; the server's until the page runs. */
function useNow(start: string): number {
  const [now, setNow] = useState(() => Date.parse(start));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
