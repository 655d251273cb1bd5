import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTouched, kindOfEdit, overlaps, touchedBy, type WrittenRevision } from './matching';

const report = (
  content: Partial<Record<string, unknown>>,
  before: Partial<Record<string, unknown>> | null = null,
): WrittenRevision => ({ type: 'report', content, before });

const echo = { portStart: 1323, portEnd: 1323, software: 'echo', evidence: [{ key: 'a' }] };

const BRINGS = { bringsEvidence: true };
const MOVES = { bringsEvidence: false };

describe('what an applied edit touched', () => {
  it('is the old place of a report that moves, and the new one', () => {
    const moved = { ...echo, portStart: 1324, portEnd: 1325, software: 'labstack-echo' };
    const touched = touchedBy([report(moved, echo)], null);
    for (const port of [1323, 1324, 1325])
      expect(isTouched({ portStart: port, portEnd: port }, touched), String(port)).toBe(true);
    expect(isTouched({ portStart: 1326, portEnd: 1326 }, touched)).toBe(false);
    for (const slug of ['echo', 'labstack-echo']) expect(isTouched({ slug }, touched)).toBe(true);
    expect(isTouched({ slug: 'express' }, touched)).toBe(false);
  });

  it('is the port of an article, and nothing else of its edit', () => {
    const article: WrittenRevision = { type: 'article', content: { title: 'HTTP' }, before: null };
    expect(touchedBy([article], { portStart: 80, portEnd: 80 })).toEqual({
      spans: [{ portStart: 80, portEnd: 80 }],
      software: [],
    });
    expect(touchedBy([report(echo)], { portStart: 80, portEnd: 80 }).spans).toEqual([
      { portStart: 1323, portEnd: 1323 },
    ]);
  });

  it('is each of what it touched: a merge of an article and a report touches both', () => {
    const article: WrittenRevision = { type: 'article', content: {}, before: null };
    expect(touchedBy([report(echo), article], { portStart: 80, portEnd: 80 })).toEqual({
      spans: [
        { portStart: 1323, portEnd: 1323 },
        { portStart: 80, portEnd: 80 },
      ],
      software: ['echo'],
    });
    expect(touchedBy([report(echo)], null).spans).toEqual([{ portStart: 1323, portEnd: 1323 }]);
  });

  it('is a software entry itself', () => {
    const entry: WrittenRevision = { type: 'software', content: { slug: 'echo' }, before: null };
    expect(touchedBy([entry], null)).toEqual({ spans: [], software: ['echo'] });
  });
});

describe('what it is to those who watch', () => {
  it('is a new report where one is new, whatever kind of edit brought it', () => {
    expect(kindOfEdit(MOVES, [report(echo)])).toBe('report');
  });

  it('is a new report where one of several is new, but not where only its software is', () => {
    expect(kindOfEdit(MOVES, [report(echo, echo), report(echo)])).toBe('report');
    const entry: WrittenRevision = { type: 'software', content: { slug: 'echo' }, before: null };
    expect(kindOfEdit(BRINGS, [report(echo, echo), entry])).toBe('edit');
  });

  it('is new evidence where one of several reports gained some, and none where there is none', () => {
    const more = { ...echo, evidence: [{ key: 'a' }, { key: 'b' }] };
    expect(kindOfEdit(BRINGS, [report(echo, echo), report(more, echo)])).toBe('evidence');
    const bare = { portStart: 1, portEnd: 1, software: 'echo' };
    expect(kindOfEdit(BRINGS, [report(bare, bare)])).toBe('edit');
    expect(kindOfEdit(BRINGS, [report(bare, echo)])).toBe('edit');
    expect(kindOfEdit(BRINGS, [report(echo, bare)])).toBe('evidence');
  });

  it('is new evidence only where a piece was added', () => {
    const more = { ...echo, evidence: [{ key: 'a' }, { key: 'b' }] };
    expect(kindOfEdit(BRINGS, [report(more, echo)])).toBe('evidence');
    expect(kindOfEdit(BRINGS, [report(echo, more)])).toBe('edit');
    expect(kindOfEdit(BRINGS, [report({ ...echo, summary: 'x' }, echo)])).toBe('edit');
    expect(kindOfEdit(MOVES, [report(more, echo)])).toBe('edit');
  });
});

const span = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  .map(([a, b]) => ({ portStart: Math.min(a, b), portEnd: Math.max(a, b) }));

it('two spans overlap exactly where some port lies in both', () => {
  fc.assert(
    fc.property(span, span, (a, b) => {
      const ports = Array.from({ length: 41 }, (_, port) => port);
      const holds = (one: typeof a, port: number) => one.portStart <= port && port <= one.portEnd;
      expect(overlaps(a, b)).toBe(ports.some((port) => holds(a, port) && holds(b, port)));
    }),
  );
});
