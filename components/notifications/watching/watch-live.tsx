'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useState, useSyncExternalStore } from 'react';
import type { WatchButtonProps } from '@/components/notifications/watch-button';
import styles from '@/components/notifications/watch-button.module.css';
import { WatchFace } from '@/components/notifications/watch-face';
import { voteClient } from '@/components/reports/voting/mine-query';
import type { Span } from '@/lib/notifications/types';
import { WatchMessages } from './watch-messages';
import { sendWatch, watchQuery } from './watch-query';
import { createToggle, type ToggleView } from './watch-toggle';

interface WatchLiveProps extends WatchButtonProps {
  readonly onSignedOut: () => void;
  /** What stands here until it is known whether the viewer watches. */
  readonly still: ReactNode;
}

/** The button of whoever is signed in. */
export default function WatchLive({ still, onSignedOut, ...props }: WatchLiveProps) {
  const { data, isError } = useQuery(watchQuery(props.subject), voteClient);
  const signedOut = data === null || isError;
  useEffect(() => {
    if (signedOut) onSignedOut();
  }, [signedOut, onSignedOut]);
  if (data == null) return still;
  return (
    <WatchMessages locale={props.locale}>
      <Watching {...props} range={data.range} start={data.watching} />
    </WatchMessages>
  );
}

interface WatchingProps extends WatchButtonProps {
  readonly start: boolean;
  readonly range: Span | null;
}

function Watching({ subject, label, signIn, start, range }: WatchingProps) {
  const t = useTranslations('notifications');
  const [toggle] = useState(() =>
    createToggle(start, async (on) => {
      const sent = await sendWatch(subject, on);
      // Whoever comes back to the page finds it as it is.
      if (sent.ok)
        voteClient.setQueryData(watchQuery(subject).queryKey, () => ({ watching: on, range }));
      return sent;
    }),
  );
  const view = useSyncExternalStore(toggle.subscribe, toggle.view, toggle.view);
  const said = useId();
  const covered =
    range === null
      ? ''
      : t('button.range', { ports: `\u2066${range.portStart}–${range.portEnd}\u2069` });
  const title = view.on ? t('button.end') : covered === '' ? t('button.begin') : covered;
  return (
    <span className={styles.place}>
      <button
        aria-describedby={said}
        aria-pressed={view.on}
        className={styles.button}
        onClick={toggle.click}
        title={title}
        type="button"
      >
        <WatchFace label={label} />
      </button>
      <Said id={said} signIn={signIn} view={view} />
    </span>
  );
}

const REASONS = ['too-many-watches', 'suspended', 'no-session', 'unreachable'] as const;

/** Says what became of a click: a failure for all to read, a success for who cannot see the button. */
function Said({
  id,
  view,
  signIn,
}: {
  readonly id: string;
  readonly view: ToggleView;
  readonly signIn: string;
}) {
  const t = useTranslations('notifications');
  const { failure, answered, on } = view;
  const known = REASONS.find((one) => one === failure);
  return (
    <span className={failure === null ? 'visually-hidden' : styles.failed} id={id} role="status">
      {failure === null && answered && t(`button.done.${on ? 'on' : 'off'}`)}
      {failure !== null && t(`button.failed.${known ?? 'other'}`)}
      {known === 'no-session' && (
        <>
          {' '}
          <a href={signIn}>{t('button.signIn')}</a>
        </>
      )}
    </span>
  );
}
