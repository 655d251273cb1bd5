import { expect, test } from 'vitest';
import { rebaseSoftware, SOFTWARE_SHAPES, softwareValues } from './values';

const entry = (more: object) =>
  softwareValues({
    slug: 'echo',
    name: 'Echo',
    tagline: 'Go web framework',
    article: 'a',
    homepage: 'https://echo.labstack.com',
    domains: [],
    repositories: [],
    aliases: ['labstack echo'],
    state: 'active',
    mergedInto: null,
    ...more,
  });

test('lists that two people have lengthened hold what both added, and miss what either took out', () => {
  const sides = {
    base: entry({ domains: ['example.org'] }),
    theirs: entry({ domains: ['example.org', 'example.com'], aliases: ['go echo'] }),
    mine: { ...entry({ aliases: ['labstack echo', 'echo v4'] }), note: 'Found it.' },
  };
  expect(rebaseSoftware(sides, SOFTWARE_SHAPES, () => 'mine')).toEqual({
    ...entry({ domains: ['example.com'], aliases: ['echo v4', 'go echo'] }),
    note: 'Found it.',
  });
});
