'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { IntlLink } from '@/components/edits/intl-link';
import { buttonClass } from '@/components/ui/button-class';
import { EDITS_PATH, LOG_PATH } from '@/lib/edits/routes';
import type { QueueItem } from '@/lib/edits/queue';
import type { DeskStart } from '@/lib/moderation/desk';
import { MINUTE } from '@/lib/platform/clock';
import { DeskFilter, isNarrowed } from './desk-filter';
import { DeskList } from './desk-list';
import { DeskSide } from './desk-side';
import { GroupDesk } from './group-desk';
import { HelpDialog } from './help-dialog';
import { OpenEdit } from './open-edit';
import styles from './queue.module.css';
import { StatusLine } from './status-line';
import { useDesk } from './use-desk';
import { useDeskKeys, useFocusAfter, useFocusOn, useKeysOn } from './keys';

interface QueueDeskProps {
  readonly start: DeskStart;
  /** The reviewer's own level. */
  readonly trust: number;
  /** How many flags and appeals wait, for moderators; null for others. */
  readonly otherWork: number | null;
  /** The server's time when the page was made, ISO 8601. */
  readonly now: string;
}

/** The queue as a flow: one edit after the other, by keys or by hand. */
export function QueueDesk({ start, trust, otherWork, now }: QueueDeskProps) {
  const flow = useDesk(start, now);
  const time = useNow(now);
  const { state, desk } = flow;
  const item = state.items.find(({ id }) => id === state.current);
  const title = useRef<HTMLHeadingElement>(null);
  useFocusOn(title, state.current);
  const [help, setHelp] = useState(false);
  const [keysOn, setKeysOn] = useKeysOn();
  useFocusAfter(help, title);
  const [together, setTogether] = useState<QueueItem | null>(null);
  useFocusAfter(together !== null, title);
  return (
    <div className={styles.desk}>
      <DeskList
        otherWork={otherWork}
        current={state.current}
        filter={<DeskFilter filter={flow.filter} narrow={flow.narrow} />}
        help={() => setHelp(true)}
        items={state.items}
        now={time}
        open={(id) => {
          setTogether(null);
          flow.open(id);
        }}
        total={flow.total}
      />
      <div className={styles.middle}>
        <StatusLine flow={flow} />
        {together !== null ? (
          <GroupDesk
            close={() => setTogether(null)}
            flow={flow}
            help={help}
            item={together}
            keysOn={keysOn}
            setHelp={setHelp}
            titleRef={title}
          />
        ) : item === undefined ? (
          <EmptyDesk
            filtered={isNarrowed(flow.filter)}
            keysOn={keysOn}
            skipped={state.skipped.length}
            titleRef={title}
            undo={() => flow.verdicts.takeBack()}
            unskip={flow.unskip}
          />
        ) : (
          <OpenEdit
            flow={flow}
            help={help}
            item={item}
            key={item.id}
            keysOn={keysOn}
            setHelp={setHelp}
            showGroup={() => setTogether(item)}
            titleRef={title}
          />
        )}
      </div>
      <DeskSide
        decided={flow.verdicts.decided}
        desk={item === undefined || together !== null ? undefined : desk}
        takeBack={flow.verdicts.takeBack}
        trust={trust}
      />
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

interface EmptyDeskProps {
  readonly skipped: number;
  /** Others may wait that the filter leaves out. */
  readonly filtered: boolean;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly unskip: () => void;
  readonly keysOn: boolean;
  /** Takes the last verdict back: it may have been the last of the queue. */
  readonly undo: () => void;
}

/** Nothing waits: a moment to look around. */
function EmptyDesk({ skipped, filtered, titleRef, unskip, keysOn, undo }: EmptyDeskProps) {
  useDeskKeys('reading', keysOn, (command) => {
    if (command.do === 'undo') undo();
  });
  const t = useTranslations('queue');
  return (
    <div className={styles.empty}>
      <h2 ref={titleRef} tabIndex={-1}>
        {t('empty.title')}
      </h2>
      <p>{t(filtered ? 'empty.filtered' : 'empty.text')}</p>
      {skipped > 0 && <p>{t('empty.skipped', { count: skipped })}</p>}
      <p className={styles.ways}>
        {skipped > 0 && (
          <button className={buttonClass('primary')} onClick={unskip} type="button">
            {t('empty.again')}
          </button>
        )}
        <IntlLink className={buttonClass()} href={EDITS_PATH}>
          {t('empty.edits')}
        </IntlLink>
        <IntlLink className={buttonClass()} href={LOG_PATH}>
          {t('empty.log')}
        </IntlLink>
      </p>
    </div>
  );
}
