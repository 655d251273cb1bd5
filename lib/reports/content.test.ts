import { expect, it } from 'vitest';
import { reportContentSchema } from './content';
import { reportViewSchema } from './types';

it('a report shows each field that its revisions say, but for what takes it out of use', () => {
  const hidden = Object.keys(reportContentSchema.shape).filter(
    (name) => !(name in reportViewSchema.shape),
  );
  expect(hidden).toEqual(['finding', 'state', 'mergedInto']);
});
