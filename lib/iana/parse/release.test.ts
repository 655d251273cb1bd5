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
