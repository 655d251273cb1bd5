import { describe, expect, it } from 'vitest';
import { standingFaults } from '@/components/forms/faults';
import { checkChangedReport, checkNewReport, fieldOfFault } from './changes';
import {
  BLANK_EVIDENCE,
  blankReport,
  evidenceField,
  type ReportValues,
  valuesFromForm,
} from './values';

const GOOD: ReportValues = {
  ...blankReport(1323, ['tcp']),
  softwareName: 'Echo',
  softwareSlug: 'echo',
  role: 'documentation-example',
  summary: 'The port of the quick start.',
  evidence: [{ ...BLANK_EVIDENCE, kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' }],
};

function faults(part: Partial<ReportValues>) {
  const checked = checkNewReport({ ...GOOD, ...part });
  return checked.ok ? [] : checked.faults;
}

describe('a report form', () => {
  it('becomes what the API takes, with nothing that was left empty', () => {
    expect(checkNewReport(GOOD)).toEqual({
      ok: true,
      changes: {
        portStart: 1323,
        portEnd: 1323,
        transports: ['tcp'],
        software: { slug: 'echo' },
        role: 'documentation-example',
        summary: 'The port of the quick start.',
        evidence: [{ kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' }],
      },
    });
  });

  it('names everything that is missing from an empty one at once', () => {
    const empty = checkNewReport(blankReport(1323, []));
    const paths = empty.ok ? [] : empty.faults.map(({ path }) => fieldOfFault(path));
    expect(paths.sort()).toEqual([
      'evidence.0.kind',
      'evidence.0.url',
      'role',
      'softwareName',
      'summary',
      'transports',
    ]);
  });

  it.each([
    ['a range upside down', { portStart: '20', portEnd: '10' }, 'portEnd', 'rangeOrder'],
    ['a port outside', { portStart: '70000' }, 'portStart', 'port'],
    ['no number', { portEnd: '8o80' }, 'portEnd', 'port'],
    ['a long sentence', { summary: 'x'.repeat(281) }, 'summary', 'tooLong'],
    [
      'a name with a zero-width space',
      { softwareSlug: '', softwareName: 'Ec\u200bho' },
      'software.name',
      'invisible',
    ],
    [
      'a script for a link',
      { evidence: [{ ...BLANK_EVIDENCE, kind: 'forum', url: 'javascript:alert(1)' }] },
      'evidence.0.url',
      'publicUrl',
    ],
    [
      'a link into a private network',
      { evidence: [{ ...BLANK_EVIDENCE, kind: 'forum', url: 'http://router.lan/' }] },
      'evidence.0.url',
      'publicUrl',
    ],
    [
      'a source without a link',
      { evidence: [{ ...BLANK_EVIDENCE, kind: 'forum' }] },
      'evidence.0.url',
      'urlNeeded',
    ],
    [
      'an observation without its line',
      { evidence: [{ ...BLANK_EVIDENCE, kind: 'observation' }] },
      'evidence.0.quote',
      'quoteNeeded',
    ],
  ] as const)('refuses %s at its field', (_, part, path, key) => {
    expect(faults(part as Partial<ReportValues>)).toContainEqual(
      expect.objectContaining({ path, key }),
    );
  });

  it('takes an observation that shows its line', () => {
    expect(
      faults({
        evidence: [{ ...BLANK_EVIDENCE, kind: 'observation', quote: 'LISTEN 0 4096 *:1323' }],
      }),
    ).toEqual([]);
  });
});

describe('a changed report', () => {
  it('names only the fields that were changed, and emptied ones as empty', () => {
    const before = { ...GOOD, description: 'Old.' };
    expect(checkChangedReport({ ...before, description: '', role: 'default' }, before)).toEqual({
      ok: true,
      changes: { description: '', role: 'default' },
    });
  });

  it('is none where nothing was changed', () => {
    expect(checkChangedReport(GOOD, GOOD)).toEqual({
      ok: false,
      faults: [{ path: '', key: 'unchanged' }],
    });
  });
});

describe('a plain form post', () => {
  it('says what the fields say', () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({
      ...GOOD,
      evidence: '',
      transports: 'tcp',
      softwareWas: 'Echo',
      evidenceCount: '1',
    }))
      form.set(name, value);
    form.set(evidenceField(0, 'kind'), 'vendor-docs');
    form.set(evidenceField(0, 'url'), 'https://echo.labstack.com/guide');
    expect(valuesFromForm(form)).toEqual(GOOD);
  });

  it('forgets the entry when the name was changed', () => {
    const form = new FormData();
    for (const [name, value] of [
      ['softwareName', 'Other'],
      ['softwareWas', 'Echo'],
      ['softwareSlug', 'echo'],
    ] as const)
      form.set(name, value);
    expect(valuesFromForm(form).softwareSlug).toBe('');
  });
});

describe('marked faults', () => {
  const found = [
    { path: 'role', key: 'choose' },
    { path: 'summary', key: 'required' },
  ] as const;

  it('go as their fields are mended, and change with what is wrong', () => {
    const now = [{ path: 'summary', key: 'tooLong', max: 280 }] as const;
    expect(standingFaults(found, now, (path) => path === 'role')).toEqual(now);
  });

  it('stay where the server found them and nothing was changed', () => {
    expect(standingFaults(found, [], () => false)).toEqual(found);
  });
});
