import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOf } from '@/components/client/api';
import { fieldError } from '@/lib/platform/error-codes';
import { errorsAtControls } from './check';
import { refusalOf } from './refusal';
import { REPORT_FIELDS } from '@/lib/reports/fields';

const refused = (status: number, body: unknown, retryAfter: string | null = null) =>
  refusalOf(problemOf(status, body, retryAfter));

describe('a refusal', () => {
  it('tells an edit that changed from one that was decided', () => {
    expect(refused(409, { code: 'stale', reason: 'edit-changed', state: 'open' })).toMatchObject({
      key: 'changed',
      outdated: true,
    });
    expect(refused(409, { code: 'stale', reason: 'edit-changed', state: 'applied' })).toMatchObject(
      { key: 'decided', outdated: true },
    );
    expect(
      refused(403, { code: 'forbidden', reason: 'not-open', state: 'rejected' }),
    ).toMatchObject({ key: 'decided', outdated: true });
    expect(
      refused(403, { code: 'forbidden', reason: 'not-open', state: 'conflicted' }),
    ).toMatchObject({ key: 'changed', outdated: true });
  });

  it('keeps what was written where signing in, waiting or trying again helps', () => {
    for (const [status, key] of [
      [401, 'signed-out'],
      [429, 'limited'],
      [503, 'offline'],
      [0, 'offline'],
    ] as const) {
      expect(refused(status, null, '30')).toMatchObject({ key, outdated: false, seconds: 30 });
    }
  });

  it('passes on which fields are wrong, told at the controls of a form', () => {
    const errors = [
      fieldError('changes.summary', 'too_big', { origin: 'string', maximum: 280 }),
      fieldError('changes.evidence.0.url', 'not_public_url'),
      fieldError('changes.software', 'invalid_type', { expected: 'object' }),
      fieldError('note', 'too_small', { origin: 'string', minimum: 1 }),
      fieldError('changes', 'nothing_changed'),
    ];
    const refusal = refused(422, { code: 'invalid', errors });
    expect(refusal).toMatchObject({ key: 'fields', errors });
    const at = errorsAtControls(refusal.errors, REPORT_FIELDS);
    expect(at.map(({ path, code }) => [path, code])).toEqual([
      ['summary', 'too_big'],
      ['evidence.0.url', 'not_public_url'],
      ['software.name', 'invalid_type'],
      ['note', 'too_small'],
      ['', 'nothing_changed'],
    ]);
  });

  it('holds both versions where somebody was faster', () => {
    const versions = {
      base: { summary: 'a' },
      theirs: { summary: 'b' },
      mine: { summary: 'c' },
      revision: 3,
      conflicts: ['summary'],
    };
    expect(refused(409, { code: 'stale', ...versions })).toMatchObject({ key: 'stale', versions });
  });

  it('names the report that is there already', () => {
    expect(refused(409, { code: 'duplicate', reason: 'report-exists', report: 48 })).toMatchObject({
      key: 'duplicate',
      reason: 'report-exists',
      report: 48,
      software: null,
    });
  });

  it('says when to try again', () => {
    expect(refused(429, { reason: 'too-many' }, '61')).toMatchObject({
      key: 'limited',
      reason: 'too-many',
      seconds: 61,
    });
  });

  it('is one of the known ones, whatever comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), fc.jsonValue(), (status, body) => {
        expect(refused(status, body).key).toMatch(
          /^(fields|stale|changed|decided|duplicate|signed-out|limited|forbidden|gone|offline|failed)$/,
        );
      }),
    );
  });
});
