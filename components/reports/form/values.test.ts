import { describe, expect, it } from 'vitest';
import { errorsAtControls, remainingErrors } from '@/components/forms/check';
import type { FormValues } from '@/components/forms/use-edit';
import { BLANK_EVIDENCE, BLANK_SETTING, softwareValue } from '@/components/forms/values';
import type { Fields } from '@/lib/edits/types';
import { fieldError } from '@/lib/platform/error-codes';
import {
  blankReport,
  checkChangedReport,
  checkNewReport,
  REPORT_FORM_FIELDS,
  reportFromForm,
} from './values';

const GOOD: FormValues = {
  ...blankReport(1323, ['tcp']),
  software: softwareValue({ slug: 'echo', name: 'Echo' }),
  role: 'documentation-example',
  summary: 'The port of the quick start.',
  evidence: [{ ...BLANK_EVIDENCE, kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' }],
};

function errorsOf(part: Fields) {
  const checked = checkNewReport({ ...GOOD, ...part });
  return checked.ok ? [] : checked.errors;
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
    const errors = empty.ok ? [] : errorsAtControls(empty.errors, REPORT_FORM_FIELDS);
    const paths = errors.map(({ path }) => path);
    expect(paths.sort()).toEqual([
      'evidence.0.kind',
      'evidence.0.url',
      'role',
      'software.name',
      'summary',
      'transports',
    ]);
  });

  it.each([
    ['a range upside down', { portStart: '20', portEnd: '10' }, 'portEnd', 'range_order'],
    ['a port outside', { portStart: '70000' }, 'portStart', 'too_big'],
    ['no number', { portEnd: '8o80' }, 'portEnd', 'invalid_type'],
    ['a long sentence', { summary: 'x'.repeat(281) }, 'summary', 'too_big'],
    [
      'a name with a zero-width space',
      { software: softwareValue({ name: 'Ec\u200bho' }) },
      'software.name',
      'hidden_characters',
    ],
    [
      'a script for a link',
      { evidence: [{ ...BLANK_EVIDENCE, kind: 'forum', url: 'javascript:alert(1)' }] },
      'evidence.0.url',
      'not_public_url',
    ],
    [
      'a link into a private network',
      { evidence: [{ ...BLANK_EVIDENCE, kind: 'forum', url: 'http://router.lan/' }] },
      'evidence.0.url',
      'not_public_url',
    ],
    [
      'a source without a link',
      { evidence: [{ ...BLANK_EVIDENCE, kind: 'forum' }] },
      'evidence.0.url',
      'link_needed',
    ],
    [
      'an observation without its line',
      { evidence: [{ ...BLANK_EVIDENCE, kind: 'observation' }] },
      'evidence.0.quote',
      'quote_needed',
    ],
  ] as const)('refuses %s at its field', (_, part, path, code) => {
    expect(errorsOf(part)).toContainEqual(expect.objectContaining({ path, code }));
  });

  it('takes an observation that shows its line', () => {
    expect(
      errorsOf({
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
      errors: [fieldError('', 'nothing_changed')],
    });
  });
});

describe('the settings of a report', () => {
  const port = { kind: 'flag', key: '--port', example: '--port 1324' };

  it('are left out where nothing is said of them', () => {
    const blank = checkNewReport({ ...GOOD, settings: [BLANK_SETTING] });
    expect(blank.ok && 'settings' in blank.changes).toBe(false);
    const said = checkNewReport({ ...GOOD, settings: [port, BLANK_SETTING] });
    expect(said.ok && said.changes.settings).toEqual([port]);
  });

  it.each([
    ['of no kind', [{ ...port, kind: '' }], 'settings.0.kind', 'invalid_value'],
    ['without a name', [{ ...port, key: ' ' }], 'settings.0.key', 'too_small'],
    ['with a long name', [{ ...port, key: 'x'.repeat(121) }], 'settings.0.key', 'too_big'],
    ['without a line', [{ ...port, example: '' }], 'settings.0.example', 'too_small'],
    ['with a long line', [{ ...port, example: 'x'.repeat(201) }], 'settings.0.example', 'too_big'],
    [
      'with a control character',
      [{ ...port, example: '--port\u001b[2J' }],
      'settings.0.example',
      'hidden_characters',
    ],
    ['of one name twice', [port, port], 'settings', 'repeated_setting'],
    [
      'nine of them',
      Array.from({ length: 9 }, (_, at) => ({ ...port, key: `--port${at}` })),
      'settings',
      'too_big',
    ],
  ])('are refused %s', (_, settings, path, code) => {
    expect(errorsOf({ settings })).toMatchObject([{ path, code }]);
  });

  it('come out of a plain form post as they were typed', () => {
    const form = new FormData();
    form.set('settings.count', '1');
    for (const [name, value] of Object.entries(port)) form.set(`settings.0.${name}`, value);
    expect(reportFromForm(form).settings).toEqual([port]);
  });
});

describe('a plain form post', () => {
  it('says what the fields say', () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({
      portStart: '1323',
      portEnd: '',
      transports: 'tcp',
      'software.name': 'Echo',
      'software.slug': 'echo',
      'software.was': 'Echo',
      role: 'documentation-example',
      summary: 'The port of the quick start.',
      versions: '',
      onByDefault: '',
      description: '',
      note: '',
      'evidence.count': '1',
      'evidence.0.key': '',
      'evidence.0.kind': 'vendor-docs',
      'evidence.0.url': 'https://echo.labstack.com/guide',
      'evidence.0.quote': '',
      'evidence.0.title': '',
      'evidence.0.publisher': '',
      'evidence.0.supports': 'true',
    }))
      form.set(name, value);
    expect(reportFromForm(form)).toEqual(GOOD);
  });

  it('forgets the entry when the name was changed', () => {
    const form = new FormData();
    for (const [name, value] of [
      ['software.name', 'Other'],
      ['software.was', 'Echo'],
      ['software.slug', 'echo'],
    ] as const)
      form.set(name, value);
    expect(softwareValue(reportFromForm(form).software).slug).toBe('');
  });
});

describe('marked fields', () => {
  const found = [fieldError('role', 'invalid_value'), fieldError('summary', 'required')];

  it('are mended one by one, and change with what is wrong', () => {
    const now = [fieldError('summary', 'too_big', { origin: 'string', maximum: 280 })];
    expect(remainingErrors(found, now, (path) => path === 'role')).toEqual(now);
  });

  it('stay where the server found them and nothing was changed', () => {
    expect(remainingErrors(found, [], () => false)).toEqual(found);
  });
});
