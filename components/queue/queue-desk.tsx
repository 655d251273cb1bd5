'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { NOT_OF_THE_EDIT } from '@/components/edits/act';
import { titleText } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { useRefusalText } from '@/components/edits/refusal-text';
import { buttonClass } from '@/components/ui/button-class';
import { EDITS_PATH, LOG_PATH } from '@/lib/edits/routes';
import type { DeskStart } from '@/lib/moderation/desk';
import { MINUTE } from '@/lib/platform/clock';
import { DeskList } from './desk-list';
import { DeskSide } from './desk-side';
import { HelpDialog } from './help-dialog';
import { OpenEdit } from './open-edit';
import styles from './queue.module.css';
import { type Event, useDesk } from './use-desk';
import { useFocusAfter, useFocusOn, useKeysOn } from './keys';

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
  return (
    <div className={styles.desk}>
      <DeskList
        otherWork={otherWork}
        current={state.current}
        help={() => setHelp(true)}
        items={state.items}
        now={time}
        open={flow.open}
        total={flow.total}
      />
      <div className={styles.middle}>
        <StatusLine back={flow.open} event={flow.event} />
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

interface EmptyDeskProps {
  readonly skipped: number;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly unskip: () => void;
}

/** Nothing waits: a moment to look around. */
function EmptyDesk({ skipped, titleRef, unskip }: EmptyDeskProps) {
  const t = useTranslations('queue');
  return (
    <div className={styles.empty}>
      <h2 ref={titleRef} tabIndex={-1}>
        {t('empty.title')}
      </h2>
      <p>{t('empty.text')}</p>
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

interface StatusLineProps {
  readonly event: Event | null;
  readonly back: (id: number) => void;
}

/** What became of the last verdict: a line that is always there, so that nothing moves when it speaks. */
function StatusLine({ event, back }: StatusLineProps) {
  const t = useTranslations('queue');
  const textOf = useEventText();
  const refused = event?.type === 'refused';
  const returned = refused && !['decided', 'gone', 'forbidden'].includes(event.refusal.key);
  return (
    <div className={styles.status} data-tone={refused ? 'bad' : 'good'} role="status">
      {event !== null && <span>{textOf(event)}</span>}
      {returned && (
        <button onClick={() => back(event.item.id)} type="button">
          {t('said.back')}
        </button>
      )}
    </div>
  );
}

function useEventText(): (event: Event) => string {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  const locale = useLocale();
  const refusalText = useRefusalText();
  return (event) => {
    const subject = titleText(event.item, edits, locale);
    if (event.type === 'skipped') return t('said.skip', { subject });
    if (event.type === 'decided') {
      const applied = event.verdict === 'approve' && event.edit.state === 'applied';
      return t(applied ? 'said.applied' : `said.${event.verdict}`, { subject });
    }
    const { key } = event.refusal;
    if (key === 'changed') return t('said.changed', { subject });
    if (key === 'decided' || key === 'gone') return t('said.decided', { subject });
    if (key === 'forbidden' && !NOT_OF_THE_EDIT.includes(event.refusal.reason ?? ''))
      return t('said.own', { subject });
    return `${subject}: ${t('said.undone', { reason: refusalText(event.refusal) })}`;
  };
}
