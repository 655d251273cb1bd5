import { describe, expect, it } from 'vitest';
import { haystackOf, mergedSpans, plainText, termsOf } from './entry';
import { spansText } from './rules/port-token';
import { serviceEntries } from './service-entry';

const row = (
  serviceName: string | null,
  port: number | null,
  more: { notes?: string; description?: string } = {},
) => ({
  serviceName,
  portStart: port,
  portEnd: port,
  transport: 'tcp' as const,
  description: more.description ?? '',
  notes: more.notes ?? null,
  assignees: ['A_B'],
});

describe('services of a release', () => {
  it('are one entry for each name, whatever its case, with all its ports', () => {
    const entries = serviceEntries([row('pip', 321), row('PIP', 1321), row(null, 5)], () => null);
    expect(entries.map(({ key, spans }) => [key, spans])).toEqual([
      [
        'pip',
        [
          { start: 321, end: 321 },
          { start: 1321, end: 1321 },
        ],
      ],
    ]);
  });

  it('are found by their aliases, and weigh more than those', () => {
    const alias = { notes: 'This entry is an alias to "http".' };
    const [http, www] = serviceEntries([row('http', 80), row('www', 80, alias)], () => null);
    expect(http?.terms).toEqual(['http', 'www']);
    expect(www?.terms).toEqual(['www']);
    expect(http?.weight).toBeGreaterThan(www?.weight ?? 1);
  });

  it('weigh the more the lower their port, and least without one', () => {
    const weights = serviceEntries(
      [row('a', 22), row('b', 5432), row('c', 60000), row('d', null)],
      () => null,
    ).map(({ weight }) => weight);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(weights.every((weight) => weight > 0 && weight < 1)).toBe(true);
  });

  it('are found by the names of their assignees', () => {
    const [entry] = serviceEntries(
      [row('ssh', 22, { description: 'Secure Shell' })],
      () => 'Tatu Ylönen',
    );
    expect(entry?.text).toBe('secure shell a b tatu ylonen');
  });
});

describe('names', () => {
  it('are kept folded, with and without their signs, each once', () => {
    expect(termsOf(['Node Exporter', 'node-exporter', 'node_exporter'])).toEqual([
      'node exporter',
      'nodeexporter',
      'node-exporter',
      'node_exporter',
    ]);
  });

  it('never hold the sign that parts them', () => {
    expect(termsOf(['a|b', '|', ''])).toEqual(['a b', 'ab']);
    expect(haystackOf(['a b'], 'c|d')).toBe('|a b| ~ c d');
  });
});

describe('ports', () => {
  it('of overlapping spans are told once, ascending', () => {
    expect(
      mergedSpans([
        { start: 5, end: 7 },
        { start: 1, end: 1 },
        { start: 6, end: 8 },
      ]),
    ).toEqual([
      { start: 1, end: 1 },
      { start: 5, end: 8 },
    ]);
  });

  it('that follow each other read as a range', () => {
    const text = (ports: number[], most?: number) =>
      spansText(mergedSpans(ports.map((port) => ({ start: port, end: port }))), most);
    expect(text([80, 443, 6000, 6001, 6002])).toBe('80, 443, 6000–6002');
    expect(text([8080, 8081])).toBe('8080, 8081');
    expect(text([1, 3, 5, 7], 2)).toBe('1, 3 …');
  });
});

describe('a story', () => {
  it('is shown without the signs of Markdown', () => {
    expect(
      plainText(
        '## Head\n\nA *word*, `code`[^1] and [a link](https://example.org "x").\n\n- one\n- two',
      ),
    ).toBe('Head A word, code and a link. one two');
  });

  it('is read in a time that grows with its length, blank lines too', () => {
    const length = 20_000;
    const took = (text: string) => {
      const from = performance.now();
      plainText(text);
      return performance.now() - from;
    };
    const ordinary = 'A line of words. '.repeat(length / 17);
    const blank = `a${'\n'.repeat(length)}b`;
    const [usual, hostile] = [ordinary, blank].map((text) =>
      Math.min(...[1, 2, 3].map(() => took(text))),
    );
    expect(hostile).toBeLessThan((usual ?? 0) * 50);
    expect(plainText('a\n\n\n\n  - b\n\n\n```js\nc')).toBe('a b c');
  });
});
