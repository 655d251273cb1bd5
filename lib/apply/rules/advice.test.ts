import { describe, expect, it } from 'vitest';
import type { ApplyQuery } from '../schema';
import { ADVICE, adviceFor, isServiceName } from './advice';
import { applicationText } from './application';
import { lifeOf } from './life';
import { isPortTaken } from './taken';

/** What the experts want to see. */
const GOOD: ApplyQuery = {
  ...{ users: 'anybody', finding: 'known', protocol: 'own', protection: 'always' },
  ...{ versions: 'inside', ports: 'one', transport: 'tcp', name: 'foo-sync' },
  ...{ description: 'Synchronises foos', reference: 'https://example.org/foo' },
};

/** Sections that were read for the advice. */
const CITED = [
  ...['6335 5.1', '6335 6', '6335 7.2', '6335 8.1', '6335 8.1.1', '6335 8.1.2'],
  ...['7605 7.1', '7605 7.2', '7605 7.4', '7605 7.5', '7605 7.7'],
];

const FREE = { name: false, port: false };

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
    [{ ...GOOD, port: 80 }, 'changes'],
    [{ ...GOOD, port: 1024 }, 'likely'],
  ])('%j comes to %s', (answers, verdict) => {
    expect(adviceFor(answers, FREE).verdict).toBe(verdict);
  });

  it('says what speaks against it, and nothing that does not', () => {
    expect(adviceFor(GOOD, FREE).advice).toEqual(['not-before']);
    const { advice } = adviceFor(
      {
        ...GOOD,
        ...{ ports: 'several', protection: 'none', versions: 'none', transport: 'both', port: 80 },
        reference: undefined,
      },
      FREE,
    );
    expect(advice).toEqual([
      ...['one-port', 'no-protection', 'no-versions', 'system-range'],
      ...['used-transports', 'needs-reference', 'not-before'],
    ]);
    expect(adviceFor({ ...GOOD, users: 'own' }, FREE).advice).toEqual(['own-use']);
  });

  it('does not promise a name or a port that the registry has given away', () => {
    expect(adviceFor(GOOD, { name: true, port: true })).toEqual({
      verdict: 'changes',
      advice: ['name-taken', 'port-taken', 'not-before'],
    });
  });

  it('says how to apply only to whoever has something to apply for', () => {
    const bare: ApplyQuery = { ...GOOD, transport: 'both', reference: undefined };
    const adviceOf = (answers: ApplyQuery) => adviceFor(answers, FREE).advice;
    expect(adviceOf({ ...bare, protocol: 'http' })).toEqual(['existing-protocol']);
    expect(adviceOf({ ...bare, finding: 'configured' })).toEqual(['configured-port']);
    expect(adviceOf({ ...bare, finding: 'discovered' })).toEqual(['discovery', 'needs-reference']);
  });

  it('names sections that say it', () => {
    const cited = Object.values(ADVICE).map(({ rfc, section }) => `${rfc} ${section}`);
    for (const one of cited) expect(CITED).toContain(one);
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

describe('whether a port is taken', () => {
  const port = {
    status: 'assigned',
    transports: [
      { transport: 'tcp', status: 'assigned' },
      { transport: 'udp', status: 'reserved' },
      { transport: 'sctp', status: 'unassigned' },
    ],
  } as const;

  it.each([
    [undefined, true],
    ['tcp', true],
    ['udp', true],
    ['both', true],
    ['sctp', false],
    ['dccp', false],
  ] as const)('on %s: %s', (asked, taken) => {
    expect(isPortTaken(port, asked)).toBe(taken);
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
    expect(text).toContain('Broadcast, multicast or anycast: [');
    expect(text).not.toContain('Why a dynamic port');
    expect(text).not.toContain('Security');
  });

  it('has what the form asks of UDP and of two transports where they are asked for', () => {
    const lines = (transport: ApplyQuery['transport']) =>
      applicationText({ ...GOOD, transport }, { nameOnly: false, uses: [] });
    expect(lines('tcp')).toContain('Why a dynamic port (49152-65535) is unsuitable: Clients');
    expect(lines('tcp')).not.toContain('UDP');
    expect(lines('udp')).toContain('UDP traffic: [');
    expect(lines('udp')).not.toContain('Difference between');
    expect(lines('both')).toContain('Difference between the transports: [');
  });
});

describe('the life of a number', () => {
  it('says what is known, and that nobody publishes who has applied', () => {
    expect(lifeOf({ reserved: false, assigned: false, grades: ['supported'] })).toEqual({
      ...{ reservation: 'open', reports: 'taken', confirmed: 'open' },
      ...{ applied: 'unknown', assigned: 'open' },
    });
    expect(lifeOf({ reserved: true, assigned: false, grades: [] })).toMatchObject({
      ...{ reservation: 'taken', reports: 'open' },
    });
    expect(lifeOf({ reserved: false, assigned: true, grades: ['now-official'] })).toMatchObject({
      ...{ confirmed: 'taken', applied: 'taken', assigned: 'taken' },
    });
  });
});
