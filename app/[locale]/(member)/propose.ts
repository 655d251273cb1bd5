import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { keepPosted } from '@/app/[locale]/(member)/posted';
import { POST } from '@/app/api/v1/edits/route';
import { type Outcome, outcomeOf } from '@/components/forms/outcome';
import type { Proposal } from '@/components/forms/send';
import type { CheckedEdit } from '@/components/forms/use-edit';
import { DEFAULT_LOCALE, isLocale, type Locale, localePath } from '@/lib/i18n/locales';
import { EDITS_API, editPath } from '@/lib/edits/routes';
import { loadEnv } from '@/lib/platform/env';

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
 * checks, limits and answers. Where it is taken the browser goes on to the edit's page; else the outcome
 * comes back.
 */
export async function proposeByForm(
  proposal: Proposal,
  onceKey: string,
  locale: Locale,
): Promise<Outcome> {
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
  const outcome = outcomeOf(response.status, answer, response.headers.get('retry-after'));
  if (outcome.type === 'accepted') redirect(localePath(locale, editPath(outcome.id)));
  return outcome;
}

/** A text field of a plain form; '' where it is missing. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** The language of the page the form stood on: actions cannot see the address. */
export function formLocale(form: FormData): Locale {
  const value = form.get('locale');
  return isLocale(value) ? value : DEFAULT_LOCALE;
}

/** Sends what a form proposes where nothing is wrong with it; else the page shows it again with what was typed. */
export async function answerForm(
  name: string,
  values: unknown,
  checked: CheckedEdit,
  form: FormData,
): Promise<void> {
  if (!checked.ok) {
    await keepPosted(name, { values, outcome: { type: 'faults', faults: checked.faults } });
    return;
  }
  const base = Number(formText(form, 'baseRevision'));
  const proposal = { ...checked.proposal, ...(base > 0 ? { baseRevision: base } : {}) };
  const outcome = await proposeByForm(proposal, formText(form, 'onceKey'), formLocale(form));
  await keepPosted(name, { values, outcome });
}
