import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { diffFields, diffText } from '@/lib/edits/rules/diff';
import { lockedFields } from '@/lib/edits/rules/field-lock';
import { kindOf } from '@/lib/edits/registry';
import type { Weighed } from './kind';
import { claimsVeryManyPorts, MOST_PORTS_BY_REVIEWERS, MOST_PORTS_UNSEEN } from './weight';

const isDestructive = (edit: Weighed) => kindOf(edit.kind).isDestructive(edit);
const onlyAdds = (edit: Weighed) => kindOf(edit.kind).onlyAdds(edit);

describe('an edit is destructive', () => {
  it('when it retires, merges, or moves a report', () => {
    expect(
      isDestructive({
        kind: 'report.retire',
        changes: { as: 'retired' },
        base: { state: 'active' },
      }),
    ).toBe(true);
    expect(isDestructive({ kind: 'software.merge', changes: { into: 'echo' }, base: {} })).toBe(
      true,
    );
    expect(
      isDestructive({ kind: 'report.update', changes: { portEnd: 2 }, base: { portEnd: 1 } }),
    ).toBe(true);
    expect(
      isDestructive({
        kind: 'report.update',
        changes: { transports: ['tcp', 'udp'] },
        base: { transports: ['tcp'] },
      }),
    ).toBe(true);
    expect(
      isDestructive({ kind: 'revert', changes: { state: 'retired' }, base: { state: 'active' } }),
    ).toBe(true);
  });
  it('when it finds against a report, as a retirement may', () => {
    const finds = (finding: string | null, before: string | null = null) =>
      isDestructive({ kind: 'report.update', changes: { finding }, base: { finding: before } });
    expect([finds('refuted'), finds('historic'), finds('refuted', 'historic')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([finds(null, 'refuted'), finds('refuted', 'refuted')]).toEqual([false, false]);
  });
  it('when a report names other software, or its role says that it is none', () => {
    const update = (changes: object, base: object) =>
      isDestructive({ kind: 'report.update', changes, base } as Weighed);
    expect(update({ software: { slug: 'gin' } }, { software: 'echo' })).toBe(true);
    const role = (now: string) => update({ role: now }, { role: 'default' });
    expect([role('historic'), role('malware'), role('documentation-example')]).toEqual([
      true,
      true,
      false,
    ]);
  });
  it('not when it reports or rewords', () => {
    expect(isDestructive({ kind: 'report.create', changes: { portStart: 1 }, base: null })).toBe(
      false,
    );
    expect(
      isDestructive({ kind: 'report.update', changes: { summary: 'b' }, base: { summary: 'a' } }),
    ).toBe(false);
    expect(
      isDestructive({ kind: 'revert', changes: { summary: 'a' }, base: { summary: 'b' } }),
    ).toBe(false);
  });
});

describe('an edit only adds', () => {
  const [old, fresh] = [{ key: '1.1', url: 'https://a.example' }, { url: 'https://b.example' }];
  const reports = (ports: number) =>
    onlyAdds({ kind: 'report.create', changes: { portStart: 1, portEnd: ports }, base: null });
  it('when it reports, or brings further evidence', () => {
    expect(reports(MOST_PORTS_UNSEEN)).toBe(true);
    expect(
      onlyAdds({
        kind: 'report.update',
        changes: { evidence: [old, fresh] },
        base: { evidence: [old] },
      }),
    ).toBe(true);
  });
  it.each(['malware', 'historic'])('not when it says of software that it is %s', (role) => {
    const changes = { portStart: 1, portEnd: 1, role };
    expect(onlyAdds({ kind: 'report.create', changes, base: null })).toBe(false);
  });
  it('not when it takes up more than a few ports', () => {
    expect(reports(MOST_PORTS_UNSEEN + 1)).toBe(false);
  });
  it('not when it changes or drops what is there', () => {
    expect(
      onlyAdds({
        kind: 'report.update',
        changes: { evidence: [fresh] },
        base: { evidence: [old] },
      }),
    ).toBe(false);
    expect(
      onlyAdds({
        kind: 'report.update',
        changes: { evidence: [{ ...old, quote: 'x' }] },
        base: { evidence: [old] },
      }),
    ).toBe(false);
    expect(
      onlyAdds({
        kind: 'report.update',
        changes: { summary: 'b', evidence: [old, fresh] },
        base: { evidence: [old] },
      }),
    ).toBe(false);
  });
});

describe('three reverts of one field within 24 hours', () => {
  const T0 = new Date('2026-11-20T00:00:00Z');
  const at = (ms: number) => new Date(T0.getTime() + ms);
  const three = [0, 10, 24].map((hours) => ({ at: at(hours * HOUR), fields: ['summary'] }));
  it('lock it for 24 hours after the third', () => {
    expect(lockedFields(three, at(24 * HOUR))).toEqual(['summary']);
    expect(lockedFields(three, at(48 * HOUR - 1))).toEqual(['summary']);
    expect(lockedFields(three, at(48 * HOUR))).toEqual([]);
  });
  it('not where they are two, or further apart, or of different fields', () => {
    expect(lockedFields(three.slice(1), at(24 * HOUR))).toEqual([]);
    expect(
      lockedFields(
        [...three.slice(1), { at: at(DAY + 11 * HOUR), fields: ['summary'] }],
        at(DAY + 12 * HOUR),
      ),
    ).toEqual([]);
    expect(
      lockedFields([...three.slice(1), { at: at(0), fields: ['role'] }], at(24 * HOUR)),
    ).toEqual([]);
  });
});

describe('a diff', () => {
  it('shows the words that went and came', () => {
    expect(diffText('listens on 1323', 'listens on port 1324')).toEqual([
      { text: 'listens on ', change: 'same' },
      { text: '1323', change: 'removed' },
      { text: 'port 1324', change: 'added' },
    ]);
  });
  it('tells list items apart by their key, and leaves out what is the same', () => {
    const [a, b] = [
      { key: '1', v: 1 },
      { key: '2', v: 2 },
    ];
    const diff = diffFields(
      { items: [a], same: 1 },
      { items: [b], same: 1 },
      { items: { keyedBy: 'key' } },
    );
    expect(diff).toMatchObject([
      {
        field: 'items',
        items: [
          { key: '1', before: a, after: null },
          { key: '2', before: null, after: b },
        ],
      },
    ]);
  });
});

describe('an edit claims very many ports', () => {
  const many = { portStart: 1, portEnd: 1 + MOST_PORTS_BY_REVIEWERS };
  const few = { portStart: 1, portEnd: MOST_PORTS_BY_REVIEWERS };

  it('when its report would have more than 4,096, whichever end it moves', () => {
    expect(claimsVeryManyPorts(many, many)).toBe(true);
    expect(claimsVeryManyPorts({ portEnd: many.portEnd }, many)).toBe(true);
    expect(claimsVeryManyPorts({ portStart: 1 }, many)).toBe(true);
    expect(claimsVeryManyPorts(few, few)).toBe(false);
  });

  it('and not when it leaves the ports of a wide report as they are', () => {
    expect(claimsVeryManyPorts({ summary: 'Clearer' }, many)).toBe(false);
    expect(claimsVeryManyPorts({ body: 'Text' }, { portStart: null, portEnd: null })).toBe(false);
  });

  it('of a revert, by the ports that it brings back', () => {
    expect(claimsVeryManyPorts({ portEnd: many.portEnd }, few)).toBe(true);
    expect(claimsVeryManyPorts({ portEnd: 9 }, many)).toBe(false);
  });
});
