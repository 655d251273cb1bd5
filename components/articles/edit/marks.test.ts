import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citation, insertion, type Mark, marked, markOfKey, MARKS, replaced } from './marks';

/** A text in which `|` stands where the selection begins and ends. */
function read(drawn: string) {
  const parts = drawn.split('|');
  const start = (parts[0] ?? '').length;
  return { text: parts.join(''), start, end: parts.length < 3 ? start : start + parts[1]!.length };
}

function draw(text: string, start: number, end: number): string {
  if (start === end) return `${text.slice(0, start)}|${text.slice(start)}`;
  return `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`;
}

function after(mark: Mark, drawn: string): string {
  const selected = read(drawn);
  const done = marked(mark, selected, '##');
  return draw(replaced(selected.text, done), done.start, done.end);
}

describe('a mark', () => {
  it.each([
    ['bold', 'a |word| here', 'a **|word|** here'],
    ['bold', 'a **|word|** here', 'a |word| here'],
    ['bold', 'a |**word**| here', 'a |word| here'],
    ['bold', 'a| word |here', 'a **|word|** here'],
    ['bold', 'here |', 'here **|**'],
    ['italic', 'a |word|', 'a *|word|*'],
    ['italic', 'a **|word|**', 'a ***|word|***'],
    ['italic', 'a ***|word|***', 'a **|word|**'],
    ['code', 'run |npm start|', 'run `|npm start|`'],
    ['link', 'see |the guide|', 'see [the guide](|https://|)'],
    ['link', 'see |https://a.example|', 'see [|](https://a.example)'],
    ['link', 'see |', 'see [|](https://)'],
    ['heading', 'one\ntw|o\nthree', 'one\n## two|\nthree'],
    ['heading', 'one\n## tw|o', 'one\ntwo|'],
    ['heading', '### on|e', 'one|'],
    ['list', 'x\n|one\ntwo|\ny', 'x\n|- one\n- two|\ny'],
    ['list', '|- one\n- two|', '|one\ntwo|'],
    ['list', '|one\n\n- two|', '|- one\n\n- two|'],
    ['list', '|', '- |'],
    ['quote', '|אמר|', '|> אמר|'],
  ] as const)('%s: %s becomes %s', (mark, drawn, expected) => {
    expect(after(mark, drawn)).toBe(expected);
  });

  it('set and taken away again leaves the words as they were', () => {
    const words = fc.stringMatching(/^[a-zא-ת]{1,9}( [a-zא-ת]{1,9}){0,3}$/);
    const marks = fc.constantFrom(...MARKS.filter((mark) => mark !== 'link'));
    fc.assert(
      fc.property(words, words, words, marks, (before, middle, behind, mark) => {
        const text = `${before}\n${middle}\n${behind}`;
        const selected = { text, start: before.length + 1, end: before.length + 1 + middle.length };
        const once = marked(mark, selected, '###');
        const now = { text: replaced(text, once), start: once.start, end: once.end };
        expect(now.text).not.toBe(text);
        expect(replaced(now.text, marked(mark, now, '###'))).toBe(text);
      }),
    );
  });

  it('leaves everything beyond the selected lines alone', () => {
    const place = fc.tuple(fc.string(), fc.nat(), fc.nat(), fc.constantFrom(...MARKS));
    fc.assert(
      fc.property(place, ([text, one, other, mark]) => {
        const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort(
          (a, b) => a - b,
        ) as [number, number];
        const done = marked(mark, { text, start, end }, '##');
        const result = replaced(text, done);
        expect(done.start).toBeLessThanOrEqual(done.end);
        expect(done.end).toBeLessThanOrEqual(result.length);
        expect(done.from).toBeGreaterThanOrEqual(0);
        expect(done.to).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

it('a citation stands behind what is selected; anything else takes its place', () => {
  const selected = read('a |claim| here');
  expect(replaced(selected.text, citation(selected, 3))).toBe('a claim[^3] here');
  expect(replaced(selected.text, insertion(selected, 'fact'))).toBe('a fact here');
});

describe('a key', () => {
  const keys = { ctrlKey: true, metaKey: false, shiftKey: false, altKey: false };
  it.each([
    [{ ...keys, key: 'b', code: 'KeyB' }, 'bold'],
    [{ ...keys, key: 'נ', code: 'KeyB' }, 'bold'],
    [{ ...keys, key: 'B', code: 'KeyN' }, 'bold'],
    [{ ...keys, key: 'x', code: 'KeyB' }, null],
    [{ ...keys, key: 'k', code: 'KeyK', ctrlKey: false, metaKey: true }, 'link'],
    [{ ...keys, key: '@', code: 'Digit2', shiftKey: true }, 'heading'],
    [{ ...keys, key: '*', code: 'Digit8', shiftKey: true }, 'list'],
    [{ ...keys, key: '(', code: 'Digit9', shiftKey: true }, 'citation'],
    [{ ...keys, key: 'ł', code: 'KeyL', altKey: true }, null],
    [{ ...keys, key: 'b', code: 'KeyB', ctrlKey: false }, null],
    [{ ...keys, key: 'constructor', code: 'Keyconstructor' }, null],
  ])('%o calls for %s', (pressed, mark) => {
    expect(markOfKey(pressed)).toBe(mark);
  });
});
