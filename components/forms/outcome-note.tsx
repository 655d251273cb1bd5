'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type Ref, useEffect, useRef } from 'react';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { reportEditPath } from '@/lib/reports/routes';
import { softwarePath } from '@/lib/software/routes';
import type { Fault } from './faults';
import styles from './outcome-note.module.css';
import type { Outcome } from './outcome';
import { useControlId } from './scope';

interface OutcomeNoteProps {
  readonly outcome: Outcome | null;
  /** The form's own address, without a language: where a sign-in comes back to. */
  readonly path: string;
  /** The form's name of the field that a fault belongs to, and what the form calls it. */
  readonly nameOf: (path: string) => string;
  readonly labelOf: (name: string) => string;
}

/** What became of a form that was sent, said at once and focused, so that nobody looks for it. */
export function OutcomeNote({ outcome, path, nameOf, labelOf }: OutcomeNoteProps) {
  const note = useRef<HTMLDivElement>(null);
  const shown = outcome !== null && outcome.type !== 'accepted' && outcome.type !== 'stale';
  useEffect(() => {
    if (shown) note.current?.focus();
  }, [shown, outcome]);
  if (!shown) return null;
  return (
    <Box boxRef={note}>
      {outcome.type === 'faults' && (
        <Faults faults={outcome.faults} labelOf={labelOf} nameOf={nameOf} />
      )}
      {outcome.type === 'duplicate' && <Duplicate outcome={outcome} />}
      {outcome.type === 'session-ended' && <SessionEnded path={path} />}
      {outcome.type === 'refused' && <Refused minutes={outcome.minutes} reason={outcome.reason} />}
      {outcome.type === 'unreachable' && <Unreachable />}
    </Box>
  );
}

function Box({
  boxRef,
  children,
}: {
  readonly boxRef: Ref<HTMLDivElement>;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={styles.note} ref={boxRef} role="alert" tabIndex={-1}>
      {children}
    </div>
  );
}

interface FaultsProps extends Pick<OutcomeNoteProps, 'nameOf' | 'labelOf'> {
  readonly faults: readonly Fault[];
}

function Faults({ faults, nameOf, labelOf }: FaultsProps) {
  const t = useTranslations('editForms');
  const controlId = useControlId();
  return (
    <>
      <p className={styles.title}>{t('outcome.faults', { count: faults.length })}</p>
      <ul>
        {faults.map((fault) => {
          const name = nameOf(fault.path);
          const text = t(`faults.${fault.key}`, { max: fault.max ?? 0 });
          return (
            <li key={`${fault.path} ${fault.key}`}>
              {name === '' ? (
                // It is about the form as a whole.
                text
              ) : (
                <>
                  <a href={`#${controlId(name)}`}>{labelOf(name)}</a> – {text}
                </>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Duplicate({ outcome }: { readonly outcome: Outcome & { readonly type: 'duplicate' } }) {
  const t = useTranslations('editForms');
  const locale = useLocale();
  const { report, software, reason } = outcome;
  const to = (path: string) => (isLocale(locale) ? localePath(locale, path) : path);
  return (
    <p>
      {t(
        `outcome.duplicate.${reason === 'software-exists' || reason === 'report-exists' ? reason : 'other'}`,
      )}{' '}
      {report !== null && (
        <a href={to(reportEditPath(report))}>{t('outcome.duplicate.editReport')}</a>
      )}
      {software !== null && (
        <a href={to(softwarePath(software))}>{t('outcome.duplicate.seeSoftware')}</a>
      )}
    </p>
  );
}

function SessionEnded({ path }: { readonly path: string }) {
  const t = useTranslations('editForms');
  const locale = useLocale();
  const at = (to: string) => (isLocale(locale) ? localePath(locale, to) : to);
  const signin = withNext(at(SIGNIN_PATH), at(path));
  return (
    <>
      <p className={styles.title}>{t('outcome.sessionEnded.title')}</p>
      <p>{t('outcome.sessionEnded.text')}</p>
      <p className={styles.ways}>
        <a href={signin} rel="noopener" target="_blank">
          {t('outcome.sessionEnded.newTab')}
        </a>
        <a href={signin}>{t('outcome.sessionEnded.here')}</a>
      </p>
    </>
  );
}

const REASONS = [
  'suspended',
  'too-many',
  'too-many-open',
  'field-locked',
  'subject-locked',
  'foreign-origin',
  'no-such-report',
  'report-merged',
  'report-retired',
] as const;

function Refused({
  reason,
  minutes,
}: {
  readonly reason: string;
  readonly minutes: number | null;
}) {
  const t = useTranslations('editForms');
  const known = REASONS.find((one) => one === reason);
  return (
    <p>
      {known === undefined
        ? t('outcome.refused.other')
        : t(`outcome.refused.${known}`, { minutes: minutes ?? 60 })}
    </p>
  );
}

function Unreachable() {
  const t = useTranslations('editForms');
  return (
    <>
      <p className={styles.title}>{t('outcome.unreachable.title')}</p>
      <p>{t('outcome.unreachable.text')}</p>
    </>
  );
}
