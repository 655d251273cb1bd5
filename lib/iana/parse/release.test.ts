import { gunzipSync, gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { CSV_HEADER } from '@/lib/iana/parse/csv';
import type { ReleaseErrorCode } from '@/lib/iana/parse/errors';
import { parseRelease } from '@/lib/iana/parse/release';
import { readShippedRelease } from '@/lib/iana/shipped-releases';

const CSV = `${CSV_HEADER}\r\na,1,tcp,A,,,2004-11,,,,,\r\nb,2,tcp,B,,,2020-05-04,2021-03,,,,\r\n`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a release', () => {
  it('in CSV is dated by its newest row, which is a lower bound only', () => {
    expect(parseRelease(bytes(CSV))).toMatchObject({
      ok: true,
      release: { form: 'csv', date: '2021-03-01', dateIsLowerBound: true },
    });
  });

  it('takes a date that is given', () => {
    expect(parseRelease(bytes(CSV), { date: '2026-04-24' })).toMatchObject({
      release: { date: '2026-04-24', dateIsLowerBound: false },
    });
  });

  it('is not dated by a day that is still to come', () => {
    const now = new Date('2026-11-29T20:00:00Z');
    const slip = CSV.replace('2021-03', '2099-01-01');
    expect(parseRelease(bytes(slip), { now })).toMatchObject({ release: { date: '2020-05-04' } });
    const tomorrow = CSV.replace('2021-03', '2026-11-30');
    expect(parseRelease(bytes(tomorrow), { now })).toMatchObject({
      release: { date: '2026-11-30' },
    });
    const xml = (day: string) =>
      bytes(
        `<registry id="service-names-port-numbers"><updated>${day}</updated><record><name>a</name></record></registry>`,
      );
    expect(parseRelease(xml('2026-11-30'), { now })).toMatchObject({ ok: true });
    for (const parsed of [
      parseRelease(xml('2026-12-01'), { now }),
      parseRelease(bytes(CSV), { now, date: '2026-12-01' }),
    ]) {
      expect(parsed).toMatchObject({
        ok: false,
        error: {
          code: 'no-date',
          message:
            'the release is dated 2026-12-01, which is still to come; give its own date with --date YYYY-MM-DD',
        },
      });
    }
  });

  it.each([
    '2026-09-31',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '0000-01-01',
    '2026-1-1',
    '1900-02-29',
  ])('is not of %s, a day that does not exist, wherever that stands', (day) => {
    const message = `"${day}" is not a date (YYYY-MM-DD)`;
    expect(parseRelease(bytes(CSV), { date: day })).toMatchObject({ error: { message } });
    const xml = (updated: string, row: string) =>
      bytes(
        `<registry id="service-names-port-numbers"><updated>${updated}</updated><record date="${row}"><name>a</name></record></registry>`,
      );
    expect(parseRelease(xml(day, '2020-01'))).toMatchObject({ error: { message } });
    for (const file of [
      xml('2026-01-01', day),
      bytes(CSV.replace('2020-05-04', day)),
      bytes(CSV.replace('2021-03', day)),
    ])
      expect(parseRelease(file)).toMatchObject({ error: { code: 'bad-record' } });
  });

  it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('may be of %s', (day) => {
    expect(parseRelease(bytes(CSV.replace('2020-05-04', day)))).toMatchObject({ ok: true });
    expect(parseRelease(bytes(CSV), { date: day })).toMatchObject({ release: { date: day } });
  });

  it('reads a header with blanks around its names', () => {
    const padded = CSV.replace('Service Name,Port Number', ' Service Name , "Port Number" ');
    expect(parseRelease(bytes(padded))).toEqual(parseRelease(bytes(CSV)));
  });

  it('is the same gzipped or plain', () => {
    expect(parseRelease(gzipSync(CSV))).toEqual(parseRelease(bytes(CSV)));
  });

  it.each<[string, Uint8Array, ReleaseErrorCode, string]>([
    ['an empty file', bytes(''), 'unknown-form', 'the file is empty'],
    [
      'a web page',
      bytes('<!DOCTYPE html>\n<html>'),
      'unknown-form',
      'this is a web page, not the registry',
    ],
    [
      'something else',
      bytes('PK\u0003'),
      'unknown-form',
      'this is neither the CSV nor the XML form of the registry',
    ],
    [
      'another first column',
      bytes(CSV.replace('Service Name', 'Name')),
      'header-changed',
      'the header has changed: column 1 should be "Service Name"',
    ],
    ['a header alone', bytes(CSV_HEADER), 'no-records', 'the file holds no records'],
    [
      'no date anywhere',
      bytes(`${CSV_HEADER}\na,1,tcp,A,,,,,,,,`),
      'no-date',
      'no row of the CSV has a date; give one',
    ],
    [
      'semicolons, as a spreadsheet writes them',
      bytes(CSV.replaceAll(',', ';')),
      'header-changed',
      "the columns are separated by semicolons, not by commas, as a spreadsheet may save them: take IANA's own file",
    ],
    [
      'tabs',
      bytes(CSV.replaceAll(',', '\t')),
      'header-changed',
      "the columns are separated by tabs, not by commas, as a spreadsheet may save them: take IANA's own file",
    ],
    [
      'a ZIP archive',
      bytes('PK\u0003\u0004…'),
      'unknown-form',
      'this is a ZIP archive (or a spreadsheet): unpack it and give the CSV or XML file inside',
    ],
    [
      'UTF-16 with its mark',
      Buffer.from(`\uFEFF${CSV}`, 'utf16le'),
      'not-utf8',
      'the file is UTF-16 text: save it as UTF-8',
    ],
    [
      'UTF-16 without',
      Buffer.from(CSV, 'utf16le').swap16(),
      'not-utf8',
      'the file is UTF-16 text: save it as UTF-8',
    ],
    [
      'gzip inside gzip',
      gzipSync(gzipSync(CSV)),
      'not-gzip',
      'this is a gzip file inside a gzip file: unpack it once',
    ],
    [
      'a NUL byte',
      bytes(CSV.replace('A,,,2004', '\0,,,2004')),
      'broken',
      `the file is broken: byte ${CSV.indexOf('A,,,2004') + 1} is a NUL, which no text holds`,
    ],
    [
      'a file cut off in its last cell',
      bytes(CSV.trimEnd()),
      'broken',
      'the last line of the CSV does not end: the file may have been cut off; where it is whole, end it with a line break',
    ],
    ['Latin-1', Uint8Array.from([...bytes(CSV), 0xe9]), 'not-utf8', 'the file is not UTF-8 text'],
  ])('refuses %s as a value with a one-line reason', (_what, file, code, message) => {
    expect(parseRelease(file)).toMatchObject({ ok: false, error: { code, message } });
  });

  it('refuses a download that broke off, packed or unpacked', () => {
    const packed = readShippedRelease('iana-2026-08-17.xml.gz');
    expect(parseRelease(packed.slice(0, 100_000))).toMatchObject({
      ok: false,
      error: { code: 'not-gzip' },
    });
    const plain = gunzipSync(packed);
    expect(parseRelease(plain.subarray(0, 1_000_000))).toMatchObject({
      ok: false,
      error: { code: 'broken' },
    });
  });
});
