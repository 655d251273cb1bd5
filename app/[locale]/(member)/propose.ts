import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { POST } from '@/app/api/v1/edits/route';
import { problemOf } from '@/components/client/api';
import type { CheckedEdit, Posted, Proposal } from '@/components/forms/check';
import { fieldsRefusal, type Refusal, refusalOf } from '@/components/forms/refusal';
import { type Filling, ontoPresent } from '@/components/forms/overtaken';
import type { FormValues } from '@/components/forms/use-edit';
import { formText } from '@/components/forms/values';
import { DEFAULT_LOCALE, isLocale, type Locale, localePath } from '@/lib/i18n/locales';
import { EDITS_API, proposedPath } from '@/lib/edits/routes';
import { loadEnv } from '@/lib/platform/env';
import { keepAnswer, takeAnswer } from '@/lib/platform/form-answers';

/** What says who sent a form and from where; the API judges a plain form by the same. */
const PASSED_ON = [
  'cookie',
  'origin',
  'sec-fetch-site',
  'host',
  'user-agent',
  'x-forwarded-for',
] as const;

/**
 * Sends a proposal for a form that came without scripts, through the very route that scripts use: the same
 * checks, limits and answers. Where it is taken the browser goes on to the edit's page; else the refusal
 * comes back.
 */
export async function proposeByForm(
  proposal: Proposal,
  onceKey: string,
  locale: Locale,
): Promise<Refusal> {
  const given = await headers();
  const own = new Headers({ 'Content-Type': 'application/json', 'Idempotency-Key': onceKey });
  for (const name of PASSED_ON) {
    const value = given.get(name);
    if (value !== null) own.set(name, value);
  }
  const request = new Request(new URL(EDITS_API, loadEnv().NEXTAUTH_URL), {
    method: 'POST',
    headers: own,
    body: JSON.stringify(proposal),
  });
  const response = await POST(request, { params: Promise.resolve({}) });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) redirect(localePath(locale, proposedPath((answer as { id: number }).id)));
  return refusalOf(problemOf(response.status, answer, response.headers.get('retry-after')));
}

/** The language of the page the form stood on: actions cannot see the address. */
export function formLocale(form: FormData): Locale {
  const value = form.get('locale');
  return isLocale(value) ? value : DEFAULT_LOCALE;
}

/** The form of something that is there, filled as it stands. */
interface Standing extends Filling<FormValues> {
  readonly before: FormValues;
  /** Null where nothing is said yet. */
  readonly revision: number | null;
}

/**
 * Sends what a form proposes where nothing is wrong with it; else the page shows it again with what was typed, on the
 * revision that it was filled with. Where somebody was faster it is brought onto the present one, so that sending it
 * again says only what was changed.
 */
export async function answerForm(
  name: string,
  values: FormValues,
  checked: CheckedEdit,
  form: FormData,
  standing?: Standing,
): Promise<void> {
  const base = Number(formText(form, 'baseRevision'));
  const baseRevision = base > 0 ? base : null;
  if (!checked.ok) {
    await keepPosted(name, { values, baseRevision, refusal: fieldsRefusal(checked.errors) });
    return;
  }
  const proposal = { ...checked.proposal, ...(baseRevision === null ? {} : { baseRevision }) };
  const refusal = await proposeByForm(proposal, formText(form, 'onceKey'), formLocale(form));
  const { versions } = refusal;
  if (versions === null || standing === undefined) {
    await keepPosted(name, { values, baseRevision, refusal });
    return;
  }
  const brought = ontoPresent({ ...standing, values, versions }, () => 'mine');
  const { revision } = standing;
  await keepPosted(name, { values: brought.values, baseRevision: revision, refusal });
}

/** Keeps what the form of that name came back with, for the page that is rendered next. */
async function keepPosted(form: string, posted: Posted<unknown>): Promise<void> {
  await keepAnswer(form, posted);
}

/** What the form of that name came back with; null where this request posted no such form. */
export async function takePosted<Values>(form: string): Promise<Posted<Values> | null> {
  return ((await takeAnswer(form)) ?? null) as Posted<Values> | null;
}
