import { refresh } from 'next/cache';
import { keepAnswer, takeAnswer } from '@/lib/platform/form-answers';
import { type AuthForm, type FormState, UNSENT } from './form-state';

/**
 * Ends an action whose form shows its answer, kept for the page that is rendered next: with scripts the form
 * has it from `useActionState`, without them from `answerOf`. The page is rendered anew in both cases; Next
 * 16.4 leaves the request in its action phase when a form without scripts revalidates nothing, in which the
 * page then cannot read cookies (`executeActionAndPrepareForRender`).
 */
export async function formAnswer(
  form: AuthForm,
  status: 'done' | 'failed',
  message: string,
  value = '',
): Promise<FormState> {
  const state: FormState = { status, message, value };
  await keepAnswer(form, state);
  refresh();
  return state;
}

/** What a form shows when its page is rendered: its answer where this request posted it without scripts. */
export async function answerOf(form: AuthForm): Promise<FormState> {
  return ((await takeAnswer(form)) ?? UNSENT) as FormState;
}
