import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectNamed } from '@/lib/edits/subjects/subject';
import { type Fields, SUBJECT_TYPES } from '@/lib/edits/types';
import { FUZZ_SEED, fuzzBudget } from '@/lib/testing/fuzz/budget';
import { hostileValue } from '@/lib/testing/fuzz/hostile.arbitrary';
import { mergeFields } from './merge';

const value = fc.oneof(
  hostileValue,
  fc.array(
    fc.record({ key: fc.constantFrom('a', 'b'), text: hostileValue }, { noNullPrototype: true }),
    {
      maxLength: 3,
    },
  ),
  fc
    .array(fc.constantFrom('line', '', '<<<<<<<', '=======', '\r'), { maxLength: 30 })
    .map((all) => all.join('\n')),
);

/** Whatever three versions hold: an old revision may not have what its schema says today. */
describe.each(SUBJECT_TYPES)(`the merge of any three versions of a %s (${FUZZ_SEED})`, (type) => {
  const { shapes } = subjectNamed(type);
  const names = [...Object.keys(shapes), 'constructor', 'stranger'];
  const side: fc.Arbitrary<Fields> = fc.dictionary(fc.constantFrom(...names), value, {
    maxKeys: 6,
    noNullPrototype: true,
  });

  it('ends, says what it could not merge, and is the same from either side', () => {
    fc.assert(
      fc.property(side, side, side, (base, theirs, mine) => {
        const merged = mergeFields(base, theirs, mine, shapes);
        const swapped = mergeFields(base, mine, theirs, shapes);
        const touched = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
        expect(new Set(Object.keys(merged.fields))).toEqual(touched);
        expect([...swapped.conflicts].sort()).toEqual([...merged.conflicts].sort());
        for (const name of merged.conflicts) expect(merged.fields[name]).toEqual(theirs[name]);
        expect(mergeFields(base, theirs, base, shapes).conflicts).toEqual([]);
      }),
      fuzzBudget(200),
    );
  });
});
