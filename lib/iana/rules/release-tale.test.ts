import { describe, expect, it } from 'vitest';
import type { PortEvent } from '@/lib/iana/port-events';
import { tellRelease } from './release-tale';

const event = (
  type: PortEvent['type'],
  port: number,
  namesBefore: string[],
  namesAfter: string[],
  transport: PortEvent['transport'] = 'tcp',
) => ({ type, port, transport, namesBefore, namesAfter });

const ollama = {
  ...{ portStart: 11_434, portEnd: 11_434, transports: ['tcp'] },
  software: { name: 'Ollama', slug: 'ollama', aliases: [] },
};

describe('a release in sentences', () => {
  it('says which ports were assigned, taken back and passed on, each once', () => {
    const tale = tellRelease(
      [
        event('assigned', 6610, [], ['b']),
        event('assigned', 4480, [], ['agtp']),
        event('assigned', 4480, [], ['agtp-quic'], 'udp'),
        event('de-assigned', 99, ['old'], []),
        event('assigned-to-another', 98, ['one'], ['other']),
        event('names-changed', 97, ['a'], ['a', 'b']),
      ],
      [],
    );
    expect(tale).toEqual({
      assigned: [
        { start: 4480, end: 4480, names: ['agtp', 'agtp-quic'] },
        { start: 6610, end: 6610, names: ['b'] },
      ],
      takenBack: [{ start: 99, end: 99, names: ['old'] }],
      passedOn: [{ start: 98, end: 98, names: ['other'] }],
      official: [],
    });
  });

  it('tells neighbours of one name together', () => {
    const { assigned } = tellRelease(
      [10, 11, 13].map((port) => event('assigned', port, [], ['x'])),
      [],
    );
    expect(assigned.map(({ start, end }) => [start, end])).toEqual([
      [10, 11],
      [13, 13],
    ]);
  });

  it('finds the use that became official: its own name, on its port and transport', () => {
    const official = (...events: ReturnType<typeof event>[]) =>
      tellRelease(events, [ollama]).official;
    expect(official(event('assigned', 11_434, [], ['ollama']))).toEqual([
      { start: 11_434, end: 11_434, names: ['Ollama'], slug: 'ollama' },
    ]);
    expect(official(event('names-changed', 11_434, ['x'], ['x', 'OLLAMA']))).toHaveLength(1);
    expect(official(event('assigned', 11_434, [], ['ollama'], 'udp'))).toEqual([]);
    expect(official(event('assigned', 11_435, [], ['ollama']))).toEqual([]);
    expect(official(event('assigned', 11_434, [], ['other']))).toEqual([]);
    expect(official(event('names-changed', 11_434, ['ollama', 'x'], ['ollama']))).toEqual([]);
  });
});
