import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portListPath } from '@/lib/ports/list-routes';
import { MAX_PORT, PORT_STATUSES, TRANSPORTS } from '@/lib/ports/types';
import { askedPorts } from './port-list-filter';

const port = fc.integer({ min: 0, max: MAX_PORT });

describe('what a page of the list was asked for', () => {
  it('is read back from the address that was made of it', () => {
    const filter = fc.record({
      from: port,
      to: port,
      status: fc.option(fc.constantFrom(...PORT_STATUSES), { nil: undefined }),
      transport: fc.option(fc.constantFrom(...TRANSPORTS), { nil: undefined }),
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
});
