import { describe, expect, it } from 'vitest';

import { portsInText } from '@/lib/ports/rules/unauthorized';

describe('IANA’s notes on unauthorised use', () => {
  it.each([
    ['Known Unauthorized Use on port 6003', [[6003, 6003]]],
    [
      'Known UNAUTHORIZED USE: Ports 44515 & 44516',
      [
        [44515, 44515],
        [44516, 44516],
      ],
    ],
    [
      'Unauthorized Use Known on ports 28017, 28018 and 28019',
      [
        [28017, 28017],
        [28018, 28018],
        [28019, 28019],
      ],
    ],
    ['Known Unauthorized Use on ports 33436-33534', [[33436, 33534]]],
    ['krb524 assigned the port, nv used it without an assignment', []],
    ['Unauthorized use by some mail users (see [RFC4146] for details)', []],
    ['yes', []],
  ])('%j speaks of %j', (text, ports) => {
    expect(portsInText(text).map(({ start, end }) => [start, end])).toEqual(ports);
  });
});
