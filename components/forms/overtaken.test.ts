import { describe, expect, it } from 'vitest';
import {
  checkChangedReport,
  REPORT_FORM_FIELDS,
  reportValues,
  withReport,
} from '@/components/reports/form/values';
import type { Fields } from '@/lib/edits/types';
import type { ReportContent } from '@/lib/reports/content';
import { ontoPresent } from './overtaken';
import type { FormValues } from './use-edit';
import { itemsOf } from './values';

const ECHO = { slug: 'echo', name: 'Echo' };
const piece = (key: string, more: Fields = {}) => ({
  ...{ key, kind: 'vendor-docs', url: `https://example.org/${key}`, quote: '', title: '' },
  ...{ publisher: 'vendor', supports: true, ticked: false, checkedOn: '2026-11-01', ...more },
});
const FIRST = {
  ...{ portStart: 1323, portEnd: 1323, transports: ['tcp'], software: 'echo', role: 'default' },
  ...{ summary: 'Echo listens here', versions: 'v3', evidence: [piece('a'), piece('b')] },
} as unknown as Partial<ReportContent>;
/** What others made of it meanwhile. */
const SECOND = {
  ...FIRST,
  ...{ summary: 'The server listens here', transports: ['tcp', 'udp'], versions: 'v4' },
  evidence: [piece('a'), piece('b', { quote: 'Listens on 1323' })],
} as unknown as Partial<ReportContent>;

const fill = (content: Partial<ReportContent>): FormValues => ({
  ...reportValues(content, ECHO),
  note: 'Found it.',
});
/** As a plain form posts them: without what it does not ask for. */
const posted = (evidence: unknown) => itemsOf(evidence).map(({ checkedOn: _, ...asked }) => asked);

describe('a form that was sent on an older revision', () => {
  const filled = fill(FIRST);
  const mine = [...posted(filled.evidence), { key: '', kind: 'rfc', url: 'https://example.org/c' }];
  const values = { ...filled, summary: 'Echo v4 listens here', evidence: mine };
  const versions = {
    ...{ revision: 2, conflicts: ['summary'] },
    base: { summary: FIRST.summary, evidence: FIRST.evidence },
    theirs: { summary: SECOND.summary, evidence: SECOND.evidence },
    mine: { summary: 'Echo v4 listens here', evidence: mine },
  };
  const form = { fields: REPORT_FORM_FIELDS, withContent: withReport(ECHO) };

  it('is brought onto the present one: sent again it says only what was changed', () => {
    const before = fill(SECOND);
    const onto = ontoPresent({ ...form, before, values, versions }, () => 'mine');
    expect(onto.values).toMatchObject({
      ...{ summary: 'Echo v4 listens here', transports: ['tcp', 'udp'], versions: 'v4' },
      note: 'Found it.',
    });
    const checked = checkChangedReport(onto.values, before);
    const changes = checked.ok ? checked.changes : {};
    expect(Object.keys(changes).sort()).toEqual(['evidence', 'summary']);
    // What others said in the very same list stands.
    expect(changes.evidence).toMatchObject([{ key: 'a' }, { quote: 'Listens on 1323' }, {}]);
  });

  it('has the word of others where that is chosen', () => {
    const onto = ontoPresent({ ...form, before: fill(SECOND), values, versions }, () => 'theirs');
    expect(onto.values.summary).toBe(SECOND.summary);
  });

  it('is the same where the form still knows what it was filled with', () => {
    const onto = ontoPresent({ ...form, before: filled, values, versions }, () => 'mine');
    expect(onto.theirs).toMatchObject({ summary: SECOND.summary, versions: 'v3' });
    expect(checkChangedReport(onto.values, onto.theirs)).toMatchObject({
      ok: true,
      changes: { summary: 'Echo v4 listens here' },
    });
  });
});
