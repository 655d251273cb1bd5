import { describe, expect, it } from 'vitest';
import { notesUnauthorizedUse } from './official';
import { examplePage } from './sentence.examples';

const row = (aboutThisPort: boolean) => ({
  unauthorizedUse: { text: 'Unauthorized Use Known on port 4045', aboutThisPort },
});
const held = (rows: readonly ReturnType<typeof row>[]) =>
  examplePage({
    port: 4045,
    status: 'assigned',
    services: [{ name: 'npp', transports: ['tcp'], rows }],
  });

describe('unauthorized use', () => {
  it('is noted where a remark speaks of this very port, and not where it speaks of another', () => {
    expect(notesUnauthorizedUse(held([row(true)]))).toBe(true);
    expect(notesUnauthorizedUse(held([row(false)]))).toBe(false);
    expect(notesUnauthorizedUse(held([]))).toBe(false);
  });

  it('is noted by a row without a name as well', () => {
    const page = examplePage({ port: 4045, status: 'reserved', nameless: [row(true)] });
    expect(notesUnauthorizedUse(page)).toBe(true);
  });
});
