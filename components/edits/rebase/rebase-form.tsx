'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { IdempotencyKey } from '@/components/client/api';
import { errorAt, errorsAtControls } from '@/components/forms/check';
import type { Refusal } from '@/components/forms/refusal';
import { cleanValue } from '@/components/forms/clean';
import { buttonClass } from '@/components/ui/button-class';
import { editPath } from '@/lib/edits/routes';
import { fieldNamed } from '@/lib/edits/fields';
import type { ConflictSides } from '@/lib/edits/rules/diff';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { sendAct } from '../act';
import { IntlLink } from '../intl-link';
import { useRefusalText } from '../refusal-text';
import styles from './rebase-form.module.css';
import { type Choice, RebaseField, sideValue } from './rebase-field';

interface RebaseFormProps {
  readonly id: number;
  readonly version: number;
  /** The present revision, onto which the edit is put. */
  readonly revision: number;
  readonly sides: readonly ConflictSides[];
}

/** The author's answer to a conflict: for each field theirs, mine, or something written anew. */
export function RebaseForm({ id, version, revision, sides }: RebaseFormProps) {
  const t = useTranslations('edits');
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const { send, sending, refusal } = useRebase(id, version, revision);
  const [missing, setMissing] = useState(false);
  const errors = errorsAtControls(
    refusal?.errors ?? [],
    sides.map(({ field }) => fieldNamed(field)),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const open = sides.some(({ field }) => choices[field] === undefined);
    setMissing(open);
    if (!open)
      void send(
        Object.fromEntries(sides.map((side) => [side.field, resolved(side, choices[side.field])])),
      );
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {sides.map((side) => (
        <RebaseField
          choice={choices[side.field] ?? null}
          choose={(choice) => {
            setMissing(false);
            setChoices({ ...choices, [side.field]: choice });
          }}
          errorOf={(name) => errorAt(errors, name)}
          key={side.field}
          side={side}
        />
      ))}
      <div role="alert">
        {missing && <p className={styles.fault}>{t('rebase.chooseAll')}</p>}
        {refusal !== null && <Refused refusal={refusal} />}
      </div>
      <div className={styles.bar}>
        <button aria-disabled={sending} className={buttonClass('primary')} type="submit">
          {sending ? t('act.sending') : t('rebase.send')}
        </button>
        <IntlLink href={editPath(id)}>{t('rebase.back')}</IntlLink>
        <p className={styles.quiet}>
          {t('rebase.onto', { revision: String(revision) })} {t('rebase.voids')}
        </p>
      </div>
    </form>
  );
}

function Refused({ refusal }: { readonly refusal: Refusal }) {
  const t = useTranslations('edits');
  const text = useRefusalText()(refusal);
  const nothingLeft = refusal.errors.some(({ code }) => code === 'stands_already');
  return <p className={styles.fault}>{nothingLeft ? t('rebase.nothingLeft') : text}</p>;
}

function resolved(side: ConflictSides, choice: Choice | undefined): unknown {
  if (choice?.side === 'merged') return cleanValue(fieldNamed(side.field), choice.value);
  return sideValue(side, choice?.side ?? 'mine');
}

/** Sends the rebase once however often one clicks; a page that has grown old is asked for again. */
function useRebase(id: number, version: number, revision: number) {
  const router = useRouter();
  const locale = useLocale();
  const [state, setState] = useState<{ sending: boolean; refusal: Refusal | null }>({
    sending: false,
    refusal: null,
  });
  const [idempotent] = useState(() => new IdempotencyKey());
  const send = async (resolutions: Readonly<Record<string, unknown>>) => {
    if (state.sending) return;
    setState({ sending: true, refusal: null });
    const answer = await sendAct(
      id,
      { do: 'rebase', baseRevision: revision, resolutions },
      { version, plan: null },
      idempotent,
    );
    if (answer.ok) {
      const path = editPath(id);
      // Loaded anew: the browser still has the page on which the edit was in conflict.
      location.assign(isLocale(locale) ? localePath(locale, path) : path);
      return;
    }
    setState({ sending: false, refusal: answer.refusal });
    if (answer.refusal.outdated) router.refresh();
  };
  return { ...state, send };
}
