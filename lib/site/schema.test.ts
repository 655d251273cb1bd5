import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portListPath } from '@/lib/ports/routes';
import { MAX_PORT, PORT_STATUSES, TRANSPORTS } from '@/lib/ports/types';
import { GRADES } from '@/lib/reports/types';
import { askedPorts, PORT_HAS } from './schema';

const port = fc.integer({ min: 0, max: MAX_PORT });

describe('what a page of the list was asked for', () => {
  it('is read back from the address that was made of it', () => {
    const filter = fc.record({
      from: port,
      to: port,
      has: fc.constantFrom(...PORT_HAS),
      status: fc.option(fc.constantFrom(...PORT_STATUSES), { nil: undefined }),
      transport: fc.option(fc.constantFrom(...TRANSPORTS), { nil: undefined }),
      grade: fc.option(fc.constantFrom(...GRADES), { nil: undefined }),
      name: fc.option(fc.constantFrom('ssh', 'שולחן עבודה', '100% & more'), { nil: undefined }),
      software: fc.option(fc.constantFrom('redis', 'node-red'), { nil: undefined }),
      cursor: fc.option(port, { nil: undefined }),
    });
    fc.assert(
      fc.property(filter, (asked) => {
        const query = Object.fromEntries(
          new URL(portListPath(asked), 'http://localhost').searchParams,
        );
        const { limit: _, ...read } = askedPorts(query).query;
        const [from, to] = [Math.min(asked.from, asked.to), Math.max(asked.from, asked.to)];
        expect({ ...asked, ...read }).toEqual({ ...asked, from, to });
      }),
    );
  });

  it('leaves out empty fields without a word and bad ones with their names', () => {
    const { query, ignored } = askedPorts({
      from: '',
      to: '70000',
      status: 'open',
      transport: ['udp', 'tcp'],
    });
    expect(query).toMatchObject({ from: 0, to: MAX_PORT, transport: 'udp' });
    expect(query.status).toBeUndefined();
    expect(ignored).toEqual(['to', 'status']);
  });

  it('is what there is to see, unless a status or everything is asked for', () => {
    expect(askedPorts({}).query.has).toBe('anything');
    expect(askedPorts({ status: 'unassigned' }).query.has).toBe('all');
    expect(askedPorts({ status: 'unassigned', has: 'use' }).query.has).toBe('use');
    expect(askedPorts({ has: 'everything' })).toMatchObject({
      query: { has: 'anything' },
      ignored: ['has'],
    });
  });

  it('takes software by its name', () => {
    expect(askedPorts({ software: 'Home Assistant' }).query.software).toBe('home-assistant');
  });

  it.each(['\u0000', 'x'.repeat(61), '\u202Eevil'])('does not look for %j', (name) => {
    expect(askedPorts({ name })).toMatchObject({ query: { has: 'anything' }, ignored: ['name'] });
  });
});
