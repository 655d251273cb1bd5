import { refresh } from 'next/cache';
import type { FormState } from './form-state';

/**
 * Ends an action whose form shows its answer. The page is rendered anew, with and without scripts; and Next 16.4
 * leaves the request in its action phase when a form without scripts revalidates nothing, in which the page then
 * cannot read cookies (`executeActionAndPrepareForRender`).
 */
export function formAnswer(status: 'done' | 'failed', message: string, value = ''): FormState {
  refresh();
  return { status, message, value };
}
