import { expect, it } from 'vitest';
import { SCOPES } from '@/lib/auth/types';
import { EDIT_KINDS, EDIT_STATES, SUBJECT_TYPES, VERDICTS } from '@/lib/edits/types';
import { FEEDBACK_PAGES, MOODS, REASONS } from '@/lib/feedback/schema';
import { LOCALES } from '@/lib/i18n/locales';
import { CHANGE_TYPES } from '@/lib/iana/diff';
import { ROLES_OF_ACCOUNTS } from '@/lib/levels/levels';
import { LOCK_LEVELS, LOCK_SUBJECTS } from '@/lib/locks/rules';
import { NAMESPACE_ROLES, NAMESPACE_STATES, RESERVATION_EVENTS } from '@/lib/namespaces/types';
import { NOTIFICATION_KINDS } from '@/lib/notifications/types';
import { PORT_STATUSES, TRANSPORTS } from '@/lib/ports/types';
import { EVIDENCE_KINDS, GRADES, PUBLISHERS, ROLES } from '@/lib/reports/types';
import { ENTRY_KINDS } from '@/lib/search/types';
import { SOURCE_REASONS, SOURCE_STATES } from '@/lib/sources/types';
import { COMMONNESS } from '@/lib/software/types';
import { testDb } from '@/lib/testing/postgres';
import { VOTE_VALUES } from '@/lib/votes/types';

/** What each CHECK allows, by its name, as code knows it (decision 3). */
const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  api_token_scopes: SCOPES,
  edit_kind: EDIT_KINDS,
  edit_state: EDIT_STATES,
  edit_subject: SUBJECT_TYPES,
  evidence_kind: EVIDENCE_KINDS,
  evidence_publisher: PUBLISHERS,
  feedback_answer_page: FEEDBACK_PAGES,
  feedback_mood: MOODS,
  feedback_page: FEEDBACK_PAGES,
  feedback_reason: REASONS,
  held_verdict_verdict: VERDICTS,
  namespace_member_role: NAMESPACE_ROLES,
  namespace_state: NAMESPACE_STATES,
  notification_kind: NOTIFICATION_KINDS,
  port_event_transport: TRANSPORTS,
  port_run_status: PORT_STATUSES,
  ready_reason_verdict: VERDICTS,
  registry_row_transport: TRANSPORTS,
  report_grade: GRADES,
  report_role: ROLES,
  report_transports: TRANSPORTS,
  reservation_event_kind: RESERVATION_EVENTS,
  reservation_transports: TRANSPORTS,
  review_verdict: VERDICTS,
  revision_subject: SUBJECT_TYPES,
  row_change_type: CHANGE_TYPES,
  search_entry_kind: ENTRY_KINDS,
  subject_lock_level: LOCK_LEVELS,
  source_check_reason: SOURCE_REASONS,
  source_check_state: SOURCE_STATES,
  software_commonness: COMMONNESS,
  subject_lock_subject: LOCK_SUBJECTS,
  trial_verdict: VERDICTS,
  user_role: ROLES_OF_ACCOUNTS,
  vote_value: VOTE_VALUES,
};

async function checks(): Promise<Map<string, string>> {
  const rows = await testDb().$queryRaw<{ name: string; rule: string }[]>`
    SELECT conname::text AS name, pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE contype = 'c'`;
  return new Map(rows.map(({ name, rule }) => [name, rule]));
}

it('the database allows the words that code knows, and no others', async () => {
  const stored = await checks();
  for (const [name, words] of Object.entries(VOCABULARIES)) {
    const allowed = [...(stored.get(name) ?? '').matchAll(/'([\w.-]+)'/g)].map(([, word]) => word);
    expect(allowed.sort(), name).toEqual([...words].sort());
  }
});

it('the database takes every language of the list, and nothing that is no code', async () => {
  const stored = await checks();
  for (const name of ['article_locale', 'user_locale']) {
    const pattern = new RegExp(/~ '([^']+)'/.exec(stored.get(name) ?? '')?.[1] ?? 'none');
    expect(LOCALES.filter((locale) => !pattern.test(locale))).toEqual([]);
    expect(['', 'e', 'eng', 'EN', 'en-GB'].filter((text) => pattern.test(text))).toEqual([]);
  }
});
