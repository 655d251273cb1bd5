import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportChanges } from '@/lib/testing/community';
import { type Claim, Claims, MAX_LINE_BYTES, readLines, type ReadLine, saysTheSame } from './lines';

const bytes = (text: string) => new TextEncoder().encode(text);
const line = (more: object = {}) => JSON.stringify(reportChanges({ ...more }));
const read = (text: string) => readLines(bytes(text));
const faultsOf = (one: ReadLine | undefined) =>
  one !== undefined && 'faults' in one ? one.faults.map(({ path, code }) => [path, code]) : [];

describe('the reader of lines', () => {
  it('takes each line for a report, with the note that stands beside it', () => {
    const [one, two] = read(`${line({ note: ' Found it. ' })}\n${line()}`);
    expect(one).toMatchObject({ line: 1, note: 'Found it.', changes: { portStart: 1323 } });
    expect(two).toMatchObject({ line: 2, note: null, changes: { software: { name: 'Echo' } } });
  });

  it('passes over blank lines, a byte order mark and carriage returns, and counts on', () => {
    const found = read(`\uFEFF${line()}\r\n\r\n   \n\uFEFF\n${line({ portStart: 0 })}\r\n`);
    expect(found.map((one) => one.line)).toEqual([1, 5]);
    expect(faultsOf(found[0])).toEqual([]);
    expect(faultsOf(found[1])).toEqual([['portStart', 'port_zero']]);
    expect(read('')).toEqual([]);
    expect(read('\n\n')).toEqual([]);
  });

  it('names every fault of a line by its path', () => {
    const bad = line({ portStart: 2000, portEnd: 1, role: 'king', colour: 'red', note: '!' });
    expect(faultsOf(read(bad)[0]).sort()).toEqual([
      ['colour', 'unrecognized_keys'],
      ['note', 'letter_needed'],
      ['role', 'invalid_value'],
    ]);
    expect(faultsOf(read(line({ portStart: 2000, portEnd: 1 }))[0])).toEqual([
      ['portEnd', 'range_order'],
    ]);
    const evidence = [{ kind: 'vendor-docs' }];
    expect(faultsOf(read(line({ evidence }))[0])).toEqual([['evidence.0.url', 'link_needed']]);
  });

  it.each([
    ['{"portStart": 1', 'not_json'],
    ['nothing', 'not_json'],
    ['[]', 'invalid_type'],
    ['42', 'invalid_type'],
    ['null', 'invalid_type'],
    [JSON.stringify({ summary: 'a'.repeat(MAX_LINE_BYTES) }), 'line_too_long'],
  ])('refuses a line that is no report: %.20s', (text, code) => {
    expect(faultsOf(read(`${line()}\n${text}\n${line()}`)[1])).toEqual([['', code]]);
  });

  it('refuses bytes that are no UTF-8, and reads the line after them', () => {
    const found = readLines(new Uint8Array([0x7b, 0xff, 0x0a, ...bytes(line())]));
    expect(faultsOf(found[0])).toEqual([['', 'not_utf8']]);
    expect(found[1]).toMatchObject({ line: 2, note: null });
  });

  it('says something of every line that is not blank, whatever the bytes, and of no other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constant(line()), fc.constant(''))),
        (lines) => {
          const text = lines.map((one) => one.replaceAll('\n', ' '));
          const numbers = text.flatMap((one, at) => (/^\s*$/.test(one) ? [] : [at + 1]));
          expect(read(text.join('\n')).map((one) => one.line)).toEqual(numbers);
        },
      ),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (any) => {
        expect(() => readLines(any)).not.toThrow();
      }),
    );
  });
});

const claims = fc
  .record({
    software: fc.constantFrom('a', 'b'),
    portStart: fc.integer({ min: 1, max: 12 }),
    length: fc.integer({ min: 0, max: 4 }),
    transports: fc.subarray(['tcp', 'udp', 'sctp'], { minLength: 1 }),
  })
  .map(({ length, ...claim }): Claim => ({ ...claim, portEnd: claim.portStart + length }));

describe('two reports that say the same', () => {
  it('share software, a port and a transport, whichever comes first', () => {
    fc.assert(
      fc.property(claims, claims, (one, other) => {
        const ports = (claim: Claim) =>
          Array.from(
            { length: claim.portEnd - claim.portStart + 1 },
            (_, at) => claim.portStart + at,
          );
        const share = <Item>(some: readonly Item[], others: readonly Item[]) =>
          some.some((item) => others.includes(item));
        const same =
          one.software === other.software &&
          share(ports(one), ports(other)) &&
          share(one.transports, other.transports);
        expect(saysTheSame(one, other)).toBe(same);
        expect(saysTheSame(other, one)).toBe(same);
      }),
    );
  });

  it('are found among many as they are by looking at each', () => {
    fc.assert(
      fc.property(fc.array(claims), claims, (many, one) => {
        const all = new Claims<number>();
        many.forEach((claim, at) => all.add(claim, at));
        const first = many.findIndex((claim) => saysTheSame(claim, one));
        expect(all.find(one)).toBe(first === -1 ? null : first);
      }),
    );
  });
});
