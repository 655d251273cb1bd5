import { describe, expect, it } from 'vitest';

import { ReleaseError } from '@/lib/iana/parse/errors';
import { parseXml } from '@/lib/iana/parse/xml';
import type { RegistryRow } from '@/lib/iana/row';

function registry(body: string): string {
  return `<?xml version='1.0' encoding='UTF-8'?><registry xmlns="http://www.iana.org/assignments" id="service-names-port-numbers"><updated>2026-08-17</updated><note>Rules: <xref type="rfc" data="rfc6335"/></note>${body}</registry>`;
}

function record(body: string): RegistryRow | undefined {
  return parseXml(registry(`<record date="2011-02" updated="2020-01-31">${body}</record>`)).rows[0];
}

describe('the XML form', () => {
  it('dates the release and its records', () => {
    expect(parseXml(registry('')).updated).toBe('2026-08-17');
    expect(record('<name>a</name>')).toMatchObject({
      registered: '2011-02',
      modified: '2020-01-31',
    });
  });

  it('prints the contact as assignee where a record has none, as the CSV does', () => {
    const person = '<xref type="person" data="Jon_Postel"/>';
    expect(record(person)).toMatchObject({ assignees: ['Jon_Postel'], contacts: ['Jon_Postel'] });
    expect(record(`<assignee><xref type="person" data="IESG"/></assignee>${person}`)).toMatchObject(
      {
        assignees: ['IESG'],
        contacts: ['Jon_Postel'],
      },
    );
  });

  it('spells references as the CSV does and keeps the addresses that only the XML gives', () => {
    const row = record(
      '<xref type="note" data="1"/><xref type="rfc" data="rfc8765">RFC8765, Section 6.1</xref>' +
        '<xref type="uri" data="https://example.org/tr352.pdf">TR-352</xref><xref type="text">ITU-T\n X.510</xref>',
    );
    expect(row?.referenceText).toBe('[1][RFC8765, Section 6.1][TR-352][ITU-T X.510]');
    expect(row?.references).toEqual([
      { label: '[1]', url: null },
      { label: 'RFC8765, Section 6.1', url: 'https://www.rfc-editor.org/rfc/rfc8765' },
      { label: 'TR-352', url: 'https://example.org/tr352.pdf' },
      { label: 'ITU-T X.510', url: null },
    ]);
  });

  it('renders what is inside a text: references in brackets, breaks and paragraphs as space', () => {
    const row = record(
      '<description>whois++<br/><br/>\nnew</description><note><paragraph>by <xref type="person" data="Bernie_Volz"/>,</paragraph>' +
        '<paragraph>see <xref type="rfc" data="rfc7030"/>. <![CDATA[<b>]]></paragraph></note>',
    );
    expect(row?.description).toBe('whois++ new');
    expect(row?.notes).toBe('by [Bernie_Volz], see [RFC7030]. <b>');
  });

  it('reads people and footnotes', () => {
    const { people, footnotes } = parseXml(
      registry(
        '<footnote anchor="1">Only  here.</footnote><people><person id="A"><name>Ann &lt;ann@example.org></name></person>' +
          '<person id="B"><name/><org>AT&amp;T</org><updated>2011</updated></person></people>',
      ),
    );
    expect(people).toEqual([
      { id: 'A', name: 'Ann', org: null },
      { id: 'B', name: null, org: 'AT&T' },
    ]);
    expect(footnotes).toEqual([{ anchor: '1', text: 'Only here.' }]);
  });

  it('refuses a file that is cut off, another registry and a bad record, each in one line', () => {
    for (const [text, code] of [
      [registry('<record>').slice(0, -3), 'broken'],
      ['<registry id="dns-parameters"/>', 'unknown-form'],
      [registry('<record><number>70000</number></record>'), 'bad-record'],
    ] as const) {
      expect(() => parseXml(text)).toThrow(ReleaseError);
      expect(() => parseXml(text)).toThrow(
        expect.objectContaining({ code, message: expect.not.stringContaining('\n') }),
      );
    }
  });
});
