'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type Ref, useEffect, useRef } from 'react';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { editPath } from '@/lib/edits/routes';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { reportEditPath } from '@/lib/reports/routes';
import { softwarePath } from '@/lib/software/routes';
import type { FieldError } from '@/lib/platform/error-codes';
import { useControlId } from './field';
import styles from './notes.module.css';
import type { Refusal } from './refusal';
import { useErrorText } from './words';

interface OutcomeNoteProps {
  readonly refusal: Refusal | null;
  /** What is wrong and still stands, at the form's controls. */
  readonly errors: readonly FieldError[];
  /** The form's own address, without a language: where a sign-in comes back to. */
  readonly path: string;
  /** What the form calls a control. */
  readonly labelOf: (name: string) => string;
}

/** Why a form that was sent was not taken, said at once and focused, so that nobody looks for it. */
export function OutcomeNote({ refusal, errors, path, labelOf }: OutcomeNoteProps) {
  const note = useRef<HTMLDivElement>(null);
  const shown =
    refusal !== null &&
    refusal.key !== 'stale' &&
    // Once the last wrong field is mended there is nothing to say.
    (refusal.key !== 'fields' || errors.length > 0);
  useEffect(() => {
    if (refusal !== null) note.current?.focus();
  }, [refusal]);
  if (!shown) return null;
  return (
    <Box boxRef={note}>
      {refusal.key === 'fields' ? (
        <Errors errors={errors} labelOf={labelOf} />
      ) : refusal.key === 'duplicate' ? (
        <Duplicate refusal={refusal} />
      ) : refusal.key === 'signed-out' ? (
        <SessionEnded path={path} />
      ) : refusal.key === 'offline' ? (
        <Unreachable />
      ) : (
        <Refused refusal={refusal} />
      )}
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

function Errors({ errors, labelOf }: Pick<OutcomeNoteProps, 'errors' | 'labelOf'>) {
  const t = useTranslations('editForms');
  const controlId = useControlId();
  const textOf = useErrorText();
  return (
    <>
      <p className={styles.title}>{t('outcome.faults', { count: errors.length })}</p>
      <ul>
        {errors.map((error) => (
          <li key={`${error.path} ${error.code}`}>
            {error.path === '' ? (
              // It is about the form as a whole.
              textOf(error)
            ) : (
              <>
                <a href={`#${controlId(error.path)}`}>{labelOf(error.path)}</a> – {textOf(error)}
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const SAID_OF_DUPLICATES = ['software-exists', 'report-exists', 'already-proposed'] as const;

function Duplicate({ refusal }: { readonly refusal: Refusal }) {
  const t = useTranslations('editForms');
  const locale = useLocale();
  const { report, software, edit, reason } = refusal;
  const known = SAID_OF_DUPLICATES.find((one) => one === reason) ?? 'other';
  const to = (path: string) => (isLocale(locale) ? localePath(locale, path) : path);
  return (
    <p>
      {t(`outcome.duplicate.${known}`)}{' '}
      {report !== null && (
        <a href={to(reportEditPath(report))}>{t('outcome.duplicate.editReport')}</a>
      )}
      {software !== null && (
        <a href={to(softwarePath(software))}>{t('outcome.duplicate.seeSoftware')}</a>
      )}
      {edit !== null && <a href={to(editPath(edit))}>{t('outcome.duplicate.seeEdit')}</a>}
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

function Refused({ refusal: { reason, key, seconds } }: { readonly refusal: Refusal }) {
  const t = useTranslations('editForms');
  const known = REASONS.find((one) => one === reason);
  const minutes = key === 'limited' ? Math.ceil(seconds / 60) : 60;
  return (
    <p>
      {known === undefined
        ? t('outcome.refused.other')
        : t(`outcome.refused.${known}`, { minutes })}
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
