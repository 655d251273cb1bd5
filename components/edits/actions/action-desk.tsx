'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { EditAction } from '@/lib/edits/policy';
import { editPath, rebasePath } from '@/lib/edits/routes';
import type { EditView } from '@/lib/edits/schema';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { CommentForm } from '../comment-form';
import { IntlLink } from '../intl-link';
import { useDenialText, useRefusalText } from '../refusal-text';
import { ActForm } from './act-form';
import type { EditActionsProps } from './edit-actions';
import styles from './edit-actions.module.css';
import { EditMessages } from './edit-messages';
import { type Acting, useEditAct } from './use-edit-act';

type ActionDeskProps = EditActionsProps & { readonly onSignedOut: () => void };

/** Everything this viewer may do with an edit now, and why not the rest. */
export default function ActionDesk(props: ActionDeskProps) {
  return (
    <EditMessages locale={props.locale}>
      <Desk {...props} />
    </EditMessages>
  );
}

function Desk({ id, version, plan, labels, onSignedOut }: ActionDeskProps) {
  const acting = useEditAct(id, { version, plan });
  const router = useRouter();
  const [chosen, setChosen] = useState<EditAction | null>(null);
  const { view } = acting;
  const isNobody = view?.denied.some(({ reason }) => reason === 'not-signed-in') ?? false;
  useEffect(() => {
    if (isNobody) onSignedOut();
  }, [isNobody, onSignedOut]);
  if (view === undefined || isNobody)
    return <p className={styles.quiet}>{acting.failed ? <Failed /> : labels.loading}</p>;
  return (
    <>
      <Buttons
        chosen={chosen}
        choose={(action) => {
          acting.clear();
          setChosen(action === chosen ? null : action);
        }}
        view={view}
      />
      {chosen !== null && view.actions.includes(chosen) && (
        <Chosen
          acting={acting}
          action={chosen}
          close={() => setChosen(null)}
          key={chosen}
          view={view}
        />
      )}
      <Said acting={acting} />
      {view.actions.includes('comment') && <CommentForm editId={id} onSaid={router.refresh} />}
      {chosen === null && <Denied view={view} />}
    </>
  );
}

function Failed() {
  return useTranslations('edits')('errors.offline');
}

interface ButtonsProps {
  readonly view: EditView;
  readonly chosen: EditAction | null;
  readonly choose: (action: EditAction) => void;
}

function Buttons({ view, chosen, choose }: ButtonsProps) {
  const t = useTranslations('edits');
  const offered = view.actions.filter(
    (action) =>
      action !== 'comment' && ((action !== 'improve' && action !== 'answer') || view.editable),
  );
  const tone = (action: EditAction) =>
    action === 'approve' ? styles.approve : action === 'reject' ? styles.reject : '';
  return (
    <div className={styles.row}>
      {offered.map((action) =>
        action === 'rebase' ? (
          <IntlLink className={buttonClass('primary')} href={rebasePath(view.id)} key={action}>
            {t('actions.rebase')}
          </IntlLink>
        ) : (
          <button
            aria-pressed={chosen === action}
            className={`${buttonClass()} ${tone(action)}`}
            key={action}
            onClick={() => choose(action)}
            type="button"
          >
            {t(`actions.${action}`)}
          </button>
        ),
      )}
    </div>
  );
}

interface ChosenProps {
  readonly action: EditAction;
  readonly view: EditView;
  readonly acting: Acting;
  readonly close: () => void;
}

function Chosen({ action, view, acting, close }: ChosenProps) {
  const router = useRouter();
  const locale = useLocale();
  return (
    <ActForm
      action={action}
      cancel={close}
      onSend={async (act) => {
        const edit = await acting.send(act);
        if (edit === null) return;
        close();
        // An undoing is an edit of its own: on to its page.
        if (act.do === 'revert')
          router.push(isLocale(locale) ? localePath(locale, editPath(edit.id)) : editPath(edit.id));
      }}
      refusal={acting.refusal}
      sending={acting.sending}
      view={view}
    />
  );
}

/** What became of the last act, said at once. */
function Said({ acting }: { readonly acting: Acting }) {
  const t = useTranslations('edits');
  const refusalText = useRefusalText();
  return (
    <div role="status">
      {acting.refusal !== null && <p className={styles.fault}>{refusalText(acting.refusal)}</p>}
      {acting.done && acting.view !== undefined && (
        <p className={styles.done}>{t('act.done', { state: t(`states.${acting.view.state}`) })}</p>
      )}
    </div>
  );
}

/** Why the viewer may not judge or answer, each reason once; that others have other rights needs no saying. */
function Denied({ view }: { readonly view: EditView }) {
  const denialText = useDenialText();
  const asked: readonly EditAction[] = ['approve', 'improve', 'answer', 'revert', 'reopen'];
  const quiet = ['not-open', 'not-applied', 'not-reopenable', 'not-waiting', 'needs-author'];
  const reasons = new Set(
    view.denied
      .filter(({ action, reason }) => asked.includes(action) && !quiet.includes(reason))
      .map(({ reason }) => reason),
  );
  return [...reasons].map((reason) => (
    <p className={styles.quiet} key={reason}>
      {denialText(reason)}
    </p>
  ));
}
