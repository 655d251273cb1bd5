import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CSV_HEADER, parseCsv, writeCsv } from '@/lib/iana/parse/csv';
import { ReleaseError } from '@/lib/iana/parse/errors';
import { registryRows } from '@/lib/iana/rows.arbitrary';

const LINE = 'http,80,tcp,World Wide Web HTTP,[IESG],[IETF_Chair],,2021-10-01,[RFC9110],,,';

function failure(text: string): ReleaseError {
  try {
    parseCsv(text);
  } catch (error) {
    if (error instanceof ReleaseError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('the CSV form', () => {
  it('gives back the rows it was written from', () => {
    fc.assert(
      fc.property(registryRows, (rows) => {
        expect(parseCsv(writeCsv(rows))).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  it('reads the same with CRLF, with bare line feeds and with a byte order mark', () => {
    const rows = parseCsv(`${CSV_HEADER}\r\n${LINE}\r\n`);
    expect(parseCsv(`${CSV_HEADER}\n${LINE}\n`)).toEqual(rows);
    expect(parseCsv(`\uFEFF${CSV_HEADER}\r\n${LINE}`)).toEqual(rows);
    expect(rows).toHaveLength(1);
  });

  it('keeps a cell of several lines together and folds its white space', () => {
    const [row] = parseCsv(
      `${CSV_HEADER}\r\nx,1,tcp,"a ""quoted""\n   line",,,,,,,,"one\ntwo"\r\n`,
    );
    expect(row).toMatchObject({ description: 'a "quoted" line', notes: 'one two' });
  });

  it('takes the header of 2018', () => {
    const header = CSV_HEADER.replace('Unauthorized Use Reported', 'Known Unauthorized Uses');
    expect(parseCsv(`${header}\r\n${LINE}\r\n`)).toHaveLength(1);
  });

  it('refuses a changed header by naming the column', () => {
    expect(failure(CSV_HEADER.replace('Contact', 'Kontakt'))).toMatchObject({
      code: 'header-changed',
      message: 'the header has changed: column 6 should be "Contact" but is "Kontakt"',
    });
    expect(failure('Service Name,Port Number').message).toContain('column 3');
    expect(failure(`${CSV_HEADER},Colour`).message).toContain('column 13 "Colour" is new');
  });

  it('refuses a record that is cut short, and a quote that is never closed', () => {
    expect(failure(`${CSV_HEADER}\r\n${LINE}\r\nx,1,tcp`)).toMatchObject({
      code: 'bad-record',
      message: 'record 2 after the header has 3 cells instead of 12',
    });
    expect(failure(`${CSV_HEADER}\r\nx,1,tcp,"open`)).toMatchObject({ code: 'broken' });
  });

  it.each([
    ['65536', 'tcp', '"65536" is not a port number or range'],
    ['90-80', 'tcp', '"90-80" is not a port number or range'],
    ['80', 'quic', '"quic" is not a known transport protocol'],
  ])('refuses port %s on %s', (port, transport, reason) => {
    const error = failure(`${CSV_HEADER}\r\nx,${port},${transport},,,,,,,,,\r\n`);
    expect(error.message).toBe(`record 1 after the header: ${reason}`);
  });
});
