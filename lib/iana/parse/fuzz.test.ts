import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '@/lib/iana/parse/csv';
import { parseRelease } from '@/lib/iana/parse/release';
import { readShippedRelease } from '@/lib/iana/shipped-releases';
import { FUZZ_SEED, fuzzBudget } from '@/lib/testing/fuzz/budget';

const NOW = new Date('2026-11-29T12:00:00Z');

/** A few real records of each form: several lines in a cell, ranges, quotes, references, people. */
const whole = gunzipSync(readShippedRelease('iana-2026-08-17.xml.gz')).toString('utf8');
const parsed = parseRelease(Buffer.from(whole));
if (!parsed.ok) throw parsed.error;
const { rows } = parsed.release;
const CSV = Buffer.from(
  writeCsv([...rows.slice(0, 8), ...rows.slice(9_000, 9_006), ...rows.slice(-6)]),
);
const records = whole.match(/<record[\s\S]*?<\/record>/g) ?? [];
const XML = Buffer.from(
  `<?xml version='1.0' encoding='UTF-8'?>\n<registry xmlns="http://www.iana.org/assignments" id="service-names-port-numbers">` +
    `<updated>2026-08-17</updated>${[...records.slice(0, 8), ...records.slice(-6)].join('\n')}` +
    `<people><person id="Jon_Postel"><name>Jon Postel</name><org>IANA</org></person></people></registry>`,
);

/** What editors, spreadsheets, bad lines and bad people put into a file. */
const PIECES = [
  '\0',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\uFEFF',
  '�',
  '\u001b[2J',
  '\u2028',
  ' ',
  '<',
  '>',
  '</record>',
  '<record>',
  '</registry>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '&#0;',
  '&#xD800;',
  ']]>',
  '<![CDATA[',
  '<xref type="person" data="x"/>',
  '<person>',
  '<!--',
  '2026-02-30',
  '2099-01-01',
  '99999',
  '-1',
  '1-0',
  '12345678901234567890',
  'quic',
  '[',
  ']',
  '[[',
  'x'.repeat(5_000),
  '[a]'.repeat(500),
  'a@b.c',
  '=cmd()',
  '\u0600',
].map((piece) => Buffer.from(piece));
const BYTES = [0x00, 0x80, 0xc0, 0xff, 0xfe, 0x1f, 0x8b, 0xed].map((byte) => Buffer.from([byte]));

interface Change {
  readonly at: number;
  readonly cut: number;
  readonly put: Buffer;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 }), fc.constant(10_000)),
  put: fc.oneof(
    fc.constant(Buffer.alloc(0)),
    fc.constantFrom(...PIECES),
    fc.constantFrom(...BYTES),
  ),
});

function changed(file: Buffer, changes: readonly Change[]): Buffer {
  return changes.reduce((bytes, { at, cut, put }) => {
    const place = Math.floor(at * bytes.length);
    return Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + cut)]);
  }, file);
}

const file = fc
  .tuple(
    fc.constantFrom(CSV, XML),
    fc.array(change, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('plain', 'gzip', 'broken gzip', 'latin1', 'utf16'),
  )
  .map(([base, changes, packing]) => {
    const bytes = changed(base, changes);
    if (packing === 'gzip') return gzipSync(bytes);
    if (packing === 'broken gzip') return changed(gzipSync(bytes), changes.slice(0, 1));
    if (packing === 'latin1') return Buffer.from(bytes.toString('utf8'), 'latin1');
    return packing === 'utf16' ? Buffer.from(bytes.toString('utf8'), 'utf16le') : bytes;
  });

const BUDGET = fuzzBudget(2_000);

describe(`a file that somebody or something has changed (${FUZZ_SEED})`, () => {
  it('is read, or refused with a reason of one short line: nothing else is ever thrown', () => {
    const reasons = new Set<string>();
    let read = 0;
    fc.assert(
      fc.property(file, (bytes) => {
        const outcome = parseRelease(bytes, { now: NOW });
        if (outcome.ok) {
          read += 1;
          expect(outcome.release.rows.length).toBeGreaterThan(0);
          expect(outcome.release.date <= '2026-11-30').toBe(true);
          // What is read can be stored: PostgreSQL takes no NUL, JSON no half of a character.
          const stored = JSON.stringify(outcome.release);
          expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/i);
          return;
        }
        const { message, code } = outcome.error;
        reasons.add(code);
        expect(message).not.toMatch(/[\n\r\p{Cc}]/u);
        expect(message.length).toBeLessThanOrEqual(300);
        expect(message).not.toMatch(/\bundefined\b|\[object|Cannot read|is not a function/);
      }),
      BUDGET,
    );
    // The budget was spent on what it is for.
    expect(read).toBeGreaterThan(BUDGET.numRuns / 50);
    expect(reasons.size).toBeGreaterThanOrEqual(5);
  });

  it('never reads as another release where its end is missing', () => {
    for (const whole of [CSV, XML]) {
      const all = parseRelease(whole);
      const count = all.ok ? all.release.rows.length : 0;
      for (let end = 0; end < whole.length; end += 1) {
        const outcome = parseRelease(whole.subarray(0, end));
        if (!outcome.ok) continue;
        // Only a CSV that ends with a record: that its last rows are gone is for the importer to see.
        expect(whole).toBe(CSV);
        expect([0x0a, 0x0d]).toContain(whole[end - 1]);
        const { rows } = outcome.release;
        expect(rows).toEqual(all.ok ? all.release.rows.slice(0, rows.length) : []);
        expect(rows.length).toBeLessThanOrEqual(count);
      }
    }
  });
});
