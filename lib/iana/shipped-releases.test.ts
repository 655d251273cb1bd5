import { beforeAll, describe, expect, it } from 'vitest';

import { diffRows, type ReleaseDiff } from '@/lib/iana/diff';
import { parseCsv, writeCsv } from '@/lib/iana/parse/csv';
import { parseRelease, type Release } from '@/lib/iana/parse/release';
import { personLabel } from '@/lib/iana/row-answer';
import { type PortChanges, portChanges } from '@/lib/iana/port-events';
import { canonicalText, contentHash, releaseHash } from '@/lib/iana/row';
import { readShippedRelease, type ShippedRelease } from '@/lib/iana/shipped-releases';

function load(name: ShippedRelease): Release {
  const parsed = parseRelease(readShippedRelease(name));
  if (!parsed.ok) throw parsed.error;
  return parsed.release;
}

let autumn: Release;
let spring: Release;
let summer: Release;

beforeAll(() => {
  autumn = load('iana-2025-11-14.csv.gz');
  spring = load('iana-2026-04-09.csv.gz');
  summer = load('iana-2026-08-17.xml.gz');
});

function compare(before: Release, after: Release): { diff: ReleaseDiff; ports: PortChanges } {
  const diff = diffRows(before.rows, after.rows);
  return { diff, ports: portChanges(before.rows, after.rows, diff) };
}

describe('the shipped releases', () => {
  it('know their form and date', () => {
    expect(
      [autumn, spring, summer].map(({ form, date, dateIsLowerBound }) => [
        form,
        date,
        dateIsLowerBound,
      ]),
    ).toEqual([
      ['csv', '2025-11-14', true],
      ['csv', '2026-04-09', true],
      ['xml', '2026-08-17', false],
    ]);
  });

  it('hold the rows that IANA published', () => {
    const { rows } = summer;
    expect([autumn.rows.length, spring.rows.length, rows.length]).toEqual([14_496, 14_512, 14_533]);
    const ported = rows.filter((row) => row.portStart !== null);
    expect(ported).toHaveLength(13_463);
    // IANA spells 766 cells as a range; six of them are one port (`4748-4748`).
    expect(ported.filter((row) => row.portStart !== row.portEnd)).toHaveLength(766 - 6);
    const byTransport = ['tcp', 'udp', 'sctp', 'dccp', null].map(
      (t) => rows.filter((row) => row.transport === t).length,
    );
    expect(byTransport).toEqual([6_606, 6_356, 93, 11, 1_467]);
    expect(rows.filter((row) => row.unauthorizedUse !== null)).toHaveLength(112);
    expect(new Set(rows.map(contentHash)).size).toBe(rows.length);
  });

  it('resolve people by name, else organisation, else id', () => {
    expect(summer.people).toHaveLength(5_615);
    const people = new Map(summer.people.map((person) => [person.id, person]));
    expect(personLabel('Jon_Postel', people)).toBe('Jon Postel');
    expect(personLabel('_3GPP', people)).toBe('3GPP');
    expect(personLabel('mackin', people)).toBe('mackin');
    expect(
      summer.rows
        .flatMap((row) => [...row.assignees, ...row.contacts])
        .filter((id) => !people.has(id)),
    ).toEqual([]);
  });

  it('read the same from the CSV form as from the XML form', () => {
    const again = parseCsv(writeCsv(summer.rows));
    expect(again.map(canonicalText)).toEqual(summer.rows.map(canonicalText));
    expect(releaseHash(again.toReversed())).toBe(releaseHash(summer.rows));
  });

  it('show no e-mail address, however it was spelt', () => {
    const address = /[\w.+-]+(?:@|&)[\w-]+\.[a-z]{2,}|<[^>]* at [^>]*\.[a-z]+>/i;
    const shown = [autumn, spring, summer].flatMap(({ rows, people }) => [
      ...rows.map(
        (row) => canonicalText(row) + row.references.map(({ url }) => url ?? '').join(' '),
      ),
      ...people.map((person) => `${person.name} ${person.org}`),
    ]);
    expect(shown.filter((text) => address.test(text))).toEqual([]);
    expect(summer.rows.find((row) => row.portStart === 9105)?.referenceText).toBe(
      '[Ari√´n Huisken 15 June 2009]',
    );
  });

  it('print references inside notes in brackets', () => {
    expect(summer.rows.find((row) => row.portStart === 2)?.notes).toBe(
      'De-assigned on 2025-02-13, previously compressnet by [Bernie_Volz]',
    );
    expect(summer.rows.find((row) => row.portStart === 831)?.notes).toContain(
      'released by [RFC9900]',
    );
  });
});

describe('from the release of 2025-11-14 to that of 2026-04-09', () => {
  it('changes the rows and ports that the design counts', () => {
    const { diff, ports } = compare(autumn, spring);
    expect(diff.rows).toEqual({ same: 14_454, added: 21, removed: 5, changed: 37, renamed: 2 });
    expect(ports).toMatchObject({
      named: [4794, 5319, 9183, 11434, 34965, 34966],
      unnamed: [],
      renamed: [1980],
    });
    expect(ports.textChanged).toHaveLength(21);
    const renamed = diff.changes.filter((change) => change.type === 'renamed');
    expect(
      renamed.map(({ before, after }) => [
        before?.serviceName,
        after?.serviceName,
        after?.transport,
      ]),
    ).toEqual([
      ['pearldoc-xact', 'panquest-xact', 'tcp'],
      ['pearldoc-xact', 'panquest-xact', 'udp'],
    ]);
  });

  it('assigns 11434 to ollama on TCP, reserves it on UDP and leaves the other transports alone', () => {
    const { ports } = compare(autumn, spring);
    expect(ports.events.filter((event) => event.port === 11434)).toEqual([
      {
        type: 'assigned',
        port: 11434,
        transport: 'tcp',
        from: 'unassigned',
        to: 'assigned',
        namesBefore: [],
        namesAfter: ['ollama'],
      },
      {
        type: 'status-changed',
        port: 11434,
        transport: 'udp',
        from: 'unassigned',
        to: 'reserved',
        namesBefore: [],
        namesAfter: [],
      },
    ]);
  });
});

describe('from the release of 2026-04-09 in CSV to that of 2026-08-17 in XML', () => {
  it('changes the rows and ports that the design counts: the forms agree on all others', () => {
    const { diff, ports } = compare(spring, summer);
    expect(diff.rows).toEqual({ same: 14_490, added: 24, removed: 3, changed: 19, renamed: 0 });
    expect(ports).toMatchObject({ named: [4480, 6610, 7123, 30939], unnamed: [], renamed: [] });
    expect(ports.textChanged).toHaveLength(15);
    const assigned = diff.changes.filter((change) => change.type === 'assigned');
    expect(
      assigned.map(({ after }) => [after?.serviceName, after?.portStart, after?.transport]),
    ).toEqual([['snif', 7123, 'udp']]);
  });

  it('tells news from drafts that became RFCs', () => {
    const { diff } = compare(spring, summer);
    const noNews = diff.changes.filter((change) => !change.news);
    expect(noNews.map((change) => change.after?.serviceName)).toEqual(['pkix-cmc', 'netconf-tls']);
  });

  it('undone, takes the names away again', () => {
    const { ports } = compare(summer, spring);
    expect(ports).toMatchObject({ named: [], unnamed: [4480, 6610, 7123, 30939] });
  });
});
