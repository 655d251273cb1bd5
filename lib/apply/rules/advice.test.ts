import { describe, expect, it } from 'vitest';
import type { ApplyQuery } from '../schema';
import { ADVICE, adviceFor, isServiceName } from './advice';
import { applicationText } from './application';
import { lifeOf } from './life';

/** What the experts want to see. */
const GOOD: ApplyQuery = {
  ...{ users: 'anybody', finding: 'known', protocol: 'own', protection: 'always' },
  ...{ versions: 'inside', ports: 'one', transport: 'tcp', name: 'foo-sync' },
  ...{ description: 'Synchronises foos', reference: 'https://example.org/foo' },
};

describe('whether to apply for a port', () => {
  it.each<[ApplyQuery, string]>([
    [{}, 'unanswered'],
    [{ users: 'anybody', finding: 'known' }, 'unanswered'],
    [GOOD, 'likely'],
    [{ ...GOOD, users: 'own' }, 'dynamic'],
    [{ ...GOOD, protocol: 'http' }, 'http'],
    [{ ...GOOD, finding: 'discovered' }, 'service-name'],
    [{ ...GOOD, finding: 'configured' }, 'configured'],
    [{ ...GOOD, ports: 'several' }, 'changes'],
    [{ ...GOOD, protection: 'none' }, 'changes'],
    [{ ...GOOD, protection: 'separate' }, 'changes'],
    [{ ...GOOD, versions: 'none' }, 'changes'],
    [{ ...GOOD, name: 'a--b' }, 'changes'],
    [{ ...GOOD, port: 50_000 }, 'changes'],
  ])('%j comes to %s', (answers, verdict) => {
    expect(adviceFor(answers).verdict).toBe(verdict);
  });

  it('says what speaks against it, and nothing that does not', () => {
    expect(adviceFor(GOOD).advice).toEqual(['not-before']);
    const { advice } = adviceFor({
      ...GOOD,
      ...{ ports: 'several', protection: 'none', versions: 'none', transport: 'both', port: 80 },
      reference: undefined,
    });
    expect(advice).toEqual([
      ...['one-port', 'no-protection', 'no-versions'],
      ...['system-range', 'used-transports', 'needs-reference', 'not-before'],
    ]);
    expect(adviceFor({ ...GOOD, users: 'own' }).advice).toEqual(['own-use']);
  });

  it('names a section for each piece of advice', () => {
    for (const { rfc, section } of Object.values(ADVICE)) {
      expect([6335, 7605]).toContain(rfc);
      expect(section).toMatch(/^\d+(\.\d+)*$/);
    }
  });

  it.each([
    ['http', true],
    ['a', true],
    ['x11-2', true],
    ['123456789012345', false],
    ['a234567890123456', false],
    ['a23456789012345', true],
    ['-a', false],
    ['a-', false],
    ['a--b', false],
    ['a_b', false],
    ['a b', false],
    ['', false],
  ])('takes %j for a service name: %s', (name, isOne) => {
    expect(isServiceName(name)).toBe(isOne);
  });
});

describe('the application as text', () => {
  it('has the fields of the procedure, with what was said and brackets for what was not', () => {
    const uses = [{ name: 'Bar', transports: ['TCP'], url: 'https://ports.example/ports/8123' }];
    const text = applicationText({ ...GOOD, port: 8123 }, { nameOnly: false, uses });
    for (const line of [
      'Service name: foo-sync',
      'Transport protocol(s): TCP',
      'Port number: 8123',
      'Description: Synchronises foos',
      'Reference: https://example.org/foo',
      'Known unauthorized uses: Bar (TCP), https://ports.example/ports/8123',
    ])
      expect(text.split('\n')).toContain(line);
    const empty = applicationText({}, { nameOnly: false, uses: [] });
    expect(empty).toContain('Service name: [to be filled in]');
    expect(empty).toContain('Port number: any User Port');
    expect(empty).not.toContain('undefined');
  });

  it('asks for no port where a name is enough, and for a code where DCCP needs one', () => {
    const text = applicationText({ transport: 'dccp' }, { nameOnly: true, uses: [] });
    expect(text).toContain('Port number: none, service name only');
    expect(text).toContain('Service code: [to be filled in]');
    expect(text).not.toContain('Why an assigned port');
  });
});

describe('the life of a number', () => {
  it('says what is known, and that nobody publishes who has applied', () => {
    expect(lifeOf({ assigned: false, grades: ['supported'] })).toEqual({
      ...{ reservation: 'unknown', reports: 'taken', confirmed: 'open' },
      ...{ applied: 'unknown', assigned: 'open' },
    });
    expect(lifeOf({ assigned: true, grades: ['now-official'] })).toMatchObject({
      ...{ confirmed: 'taken', applied: 'taken', assigned: 'taken' },
    });
  });
});
