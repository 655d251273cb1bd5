import { describe, expect, it } from 'vitest';
import { completeEvidence } from './evidence';

const NOW = new Date('2026-11-30T12:00:00Z');
const STOOD = {
  key: '1.1',
  kind: 'vendor-docs',
  publisher: 'vendor',
  title: 'Guide',
  url: 'https://example.org/guide',
  quote: 'It listens on 1323.',
  checkedOn: '2026-01-01',
  supports: true,
  ticked: true,
} as const;
const EVIL = 'https://evil.example/';

describe('evidence that is proposed', () => {
  it('is what stood there, named by its key or its link', () => {
    const { key, kind, url } = STOOD;
    expect(completeEvidence([{ key, kind }], [STOOD], NOW)).toEqual([STOOD]);
    expect(completeEvidence([{ kind, url }], [STOOD], NOW)).toEqual([STOOD]);
  });

  it.each([
    ['key', { key: STOOD.key, kind: STOOD.kind, url: EVIL }],
    ['link', { kind: STOOD.kind, url: STOOD.url, quote: 'It does not.' }],
  ])('is a piece of its own where its %s is named a second time', (_what, again) => {
    const [first, second] = completeEvidence([STOOD, again], [STOOD], NOW);
    expect(first).toEqual(STOOD);
    expect(second).not.toHaveProperty('key');
    expect(second).not.toHaveProperty('ticked');
  });

  it('leaves a piece that is named by its key to whoever names the key', () => {
    const { kind, url, key } = STOOD;
    const [first, second] = completeEvidence(
      [
        { kind, url },
        { key, kind, url },
      ],
      [STOOD],
      NOW,
    );
    expect(first).not.toHaveProperty('key');
    expect(second).toEqual(STOOD);
  });

  it('has no tick and no publisher of another link', () => {
    const [moved] = completeEvidence(
      [{ key: STOOD.key, kind: STOOD.kind, url: EVIL }],
      [STOOD],
      NOW,
    );
    expect(moved).toMatchObject({ key: STOOD.key, url: EVIL, quote: STOOD.quote });
    expect(moved).not.toHaveProperty('ticked');
    expect(moved).not.toHaveProperty('publisher');
  });
});
