'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useState, useSyncExternalStore } from 'react';
import { api } from '@/components/client/api';
import { createToggle, type OptimisticView, type Sent } from '@/components/client/optimistic';
import { queryClient } from '@/components/client/query';
import { lazyMessages } from '@/components/ui/lazy-messages';
import { watchQuery } from '@/lib/notifications/query-options';
import { watchEndpoint } from '@/lib/notifications/routes';
import type { Span, WatchSubject } from '@/lib/notifications/types';
import { type WatchButtonProps, WatchFace } from './watch-button';
import styles from './watch-button.module.css';

/** The words of watching, for who is signed in. */
const WatchMessages = lazyMessages({
  notifications: (locale) => import(`@/lib/i18n/messages/${locale}/notifications.json`),
});

interface WatchLiveProps extends WatchButtonProps {
  readonly onSignedOut: () => void;
  /** What stands here until it is known whether the viewer watches. */
  readonly still: ReactNode;
}

/** The button of whoever is signed in. */
export default function WatchLive({ still, onSignedOut, ...props }: WatchLiveProps) {
  const { data, isError } = useQuery(watchQuery(props.subject), queryClient());
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
        queryClient().setQueryData(watchQuery(subject).queryKey, () => ({ watching: on, range }));
      return sent;
    }),
  );
  const view = useSyncExternalStore(toggle.subscribe, toggle.view, toggle.view);
  const status = useId();
  const covered =
    range === null
      ? ''
      : t('button.range', { ports: `\u2066${range.portStart}–${range.portEnd}\u2069` });
  const title = view.wanted ? t('button.end') : covered === '' ? t('button.begin') : covered;
  return (
    <span className={styles.place}>
      <button
        aria-describedby={status}
        aria-pressed={view.wanted}
        className={styles.button}
        onClick={toggle.click}
        title={title}
        type="button"
      >
        <WatchFace label={label} />
      </button>
      <WatchStatus id={status} signIn={signIn} view={view} />
    </span>
  );
}

const REASONS = ['too-many-watches', 'suspended', 'no-session', 'unreachable'] as const;

/** Says what became of a click: a failure for all to read, a success for who cannot see the button. */
function WatchStatus({
  id,
  view,
  signIn,
}: {
  readonly id: string;
  readonly view: OptimisticView<boolean, boolean, string>;
  readonly signIn: string;
}) {
  const t = useTranslations('notifications');
  const { failure, answered, wanted } = view;
  const known = REASONS.find((one) => one === failure);
  return (
    <span className={failure === null ? 'visually-hidden' : styles.failed} id={id} role="status">
      {failure === null && answered && t(`button.done.${wanted ? 'on' : 'off'}`)}
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

/** Tells the server whether to watch. Idempotent, so a lost answer does no harm. */
async function sendWatch(subject: WatchSubject, on: boolean): Promise<Sent<boolean, string>> {
  const sent = await api(on ? 'PUT' : 'DELETE', watchEndpoint(subject));
  if (sent.ok) return { ok: true, saved: on };
  const { status, reason } = sent.problem;
  return {
    ok: false,
    failure: reason ?? (status === 0 || status >= 500 ? 'unreachable' : 'other'),
  };
}
