import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvalDenial, type JudgedBatch, sampleSize, undoDenial } from './sample';

const MODERATOR = { id: 'm', trust: 4 };
const BATCH: JudgedBatch = {
  ...{ authorId: 'a', edits: 300, open: 270, rejected: 0 },
  ...{ undone: false, sampled: 30, left: 300 },
};

describe('the sample of a batch', () => {
  it('is ten edits or a tenth of them, whichever is more, and never more than there are', () => {
    expect([1, 9, 10, 11, 100, 101, 300].map(sampleSize)).toEqual([1, 9, 10, 10, 10, 11, 30]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (edits) => {
        const size = sampleSize(edits);
        expect(size).toBeLessThanOrEqual(edits);
        if (edits >= 10) expect(size).toBeGreaterThanOrEqual(10);
        expect(size * 10 >= edits).toBe(true);
      }),
    );
  });
});

describe('the rest of a batch', () => {
  it('is approved by a moderator who has decided the sample', () => {
    expect(approvalDenial(MODERATOR, BATCH)).toBeNull();
  });

  it.each([
    ['needs-moderator', { id: 'r', trust: 3 }, {}],
    ['own-batch', { id: 'a', trust: 5 }, {}],
    ['undone', MODERATOR, { undone: true }],
    ['some-rejected', MODERATOR, { rejected: 1 }],
    ['sample-too-small', MODERATOR, { sampled: 29 }],
    ['nothing-open', MODERATOR, { open: 0 }],
  ] as const)('is not: %s', (reason, viewer, more) => {
    expect(approvalDenial(viewer, { ...BATCH, ...more })).toBe(reason);
  });
});

describe('a batch as a whole', () => {
  it('is undone by any moderator, its author too, as long as something is left', () => {
    expect(undoDenial(MODERATOR, BATCH)).toBeNull();
    expect(undoDenial({ id: 'a', trust: 4 }, { ...BATCH, undone: true, left: 1 })).toBeNull();
    expect(undoDenial({ id: 'r', trust: 3 }, BATCH)).toBe('needs-moderator');
    expect(undoDenial(MODERATOR, { ...BATCH, left: 0 })).toBe('nothing-left');
  });
});
