import { describe, expect, it } from 'vitest';
import { guideFor } from './guides';

describe('a query for a kind of port', () => {
  it.each([
    ['ephemeral ports', 'dynamic'],
    ['Ephemeral port range', 'dynamic'],
    ['puertos efímeros', 'dynamic'],
    ['porty dynamiczne', 'dynamic'],
    ['פורטים דינמיים', 'dynamic'],
    ['well known ports', 'system'],
    ['well-known', 'system'],
    ['privileged ports', 'system'],
    ['registered ports', 'user'],
    ['free port', 'free'],
    ['free ports', 'free'],
    ['unassigned port', 'free'],
    ['wolny port', 'free'],
    ['puerto libre', 'free'],
    ['פורט פנוי', 'free'],
    ['65536', 'tooHigh'],
    ['99999', 'tooHigh'],
    ['ssh port', null],
    ['private', null],
    ['root', null],
    ['65535', null],
    ['1234567890', null],
    ['', null],
  ])('%s', (text, guide) => {
    expect(guideFor(text)).toBe(guide);
  });
});
