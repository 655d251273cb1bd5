import { describe, expect, it } from 'vitest';
import { drawBadge, portBadge, softwareBadge } from './badge';
import type { PortListItem } from './schema';

const status = { status: 'unassigned' } as const;
const ITEM: PortListItem = {
  ...{ port: 1323, range: 'user', status: 'assigned', names: ['brcd'] },
  transports: { tcp: status, udp: status, sctp: status, dccp: status },
  practice: [
    { slug: 'echo', name: 'Echo', grade: 'supported' },
    { slug: 'x', name: 'X', grade: 'unverified' },
  ],
};

describe('a badge', () => {
  it('of a port names what it is officially, then who surely uses it', () => {
    expect(portBadge(ITEM)).toEqual({
      ...{ label: 'port 1323', message: 'brcd · Echo', world: 'official' },
    });
    expect(portBadge({ ...ITEM, names: [] })).toMatchObject({
      message: 'Echo',
      world: 'community',
    });
    expect(portBadge({ ...ITEM, names: [], practice: [], status: 'unassigned' })).toMatchObject({
      ...{ message: 'unassigned', world: 'none' },
    });
  });

  it('says that something is not there', () => {
    expect(portBadge(undefined).message).toBe('no such port');
    expect(softwareBadge(null).message).toBe('not known');
  });

  it('is an SVG with a name for screen readers, and holds no markup of others', () => {
    const svg = drawBadge({ label: '<script>', message: 'a & b', world: 'none' });
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="/);
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).not.toContain('<script>');
    expect(drawBadge({ label: 'x'.repeat(90), message: 'y', world: 'none' })).toContain('…');
  });
});
