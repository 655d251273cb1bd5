import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '@/lib/platform/clock';
import {
  DRAFT_DAYS,
  type DraftStore,
  dropDraft,
  isShapedLike,
  listDrafts,
  readDraft,
  writeDraft,
} from './draft';

interface Values {
  readonly text: string;
  readonly list: readonly string[];
}

const EMPTY: Values = { text: '', list: [] };
const accepts = (value: unknown): value is Values => isShapedLike(EMPTY, value);
const NOW = new Date('2026-11-20T12:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);

function memory(): DraftStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const forbidden: DraftStore = {
  getItem: () => {
    throw new DOMException('denied', 'SecurityError');
  },
  setItem: () => {
    throw new DOMException('full', 'QuotaExceededError');
  },
  removeItem: () => {
    throw new DOMException('denied', 'SecurityError');
  },
};

describe('a draft', () => {
  it('comes back as it was kept, whatever was typed', () => {
    const values = fc.record({ text: fc.string({ unit: 'binary' }), list: fc.array(fc.string()) });
    fc.assert(
      fc.property(values, fc.option(fc.nat(), { nil: null }), (typed, baseRevision) => {
        const store = memory();
        expect(writeDraft(store, 'report:1323', { values: typed, baseRevision }, NOW)).toBe(true);
        expect(readDraft(store, 'report:1323', accepts, later(DAY))).toEqual({
          values: typed,
          baseRevision,
          savedAt: NOW.toISOString(),
        });
      }),
    );
  });

  it('of one form is not seen by another', () => {
    const store = memory();
    writeDraft(store, 'report:1323', { values: EMPTY, baseRevision: null }, NOW);
    expect(readDraft(store, 'report:1324', accepts, NOW)).toBeNull();
  });

  it('is gone once it was sent', () => {
    const store = memory();
    writeDraft(store, 'report:1323', { values: EMPTY, baseRevision: null }, NOW);
    dropDraft(store, 'report:1323');
    expect(store.kept.size).toBe(0);
  });

  it('is forgotten when nobody came back to it', () => {
    const store = memory();
    writeDraft(store, 'a', { values: EMPTY, baseRevision: null }, NOW);
    expect(readDraft(store, 'a', accepts, later(DRAFT_DAYS * DAY - 1))).not.toBeNull();
    expect(readDraft(store, 'a', accepts, later(DRAFT_DAYS * DAY))).toBeNull();
  });

  it('of another shape is none: an older release of the site wrote it', () => {
    const store = memory();
    writeDraft(store, 'a', { values: { text: 'x' }, baseRevision: null }, NOW);
    expect(readDraft(store, 'a', accepts, NOW)).toBeNull();
    writeDraft(store, 'a', { values: { text: 'x', list: 'y' }, baseRevision: null }, NOW);
    expect(readDraft(store, 'a', accepts, NOW)).toBeNull();
  });

  it('is none where the storage holds anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const store = memory();
        store.setItem('portolan:draft:a', text);
        expect(readDraft(store, 'a', accepts, NOW)).toBeNull();
      }),
    );
  });

  it('is neither kept nor missed where storage is forbidden', () => {
    expect(writeDraft(forbidden, 'a', { values: EMPTY, baseRevision: null }, NOW)).toBe(false);
    expect(readDraft(forbidden, 'a', accepts, NOW)).toBeNull();
    expect(() => dropDraft(forbidden, 'a')).not.toThrow();
  });
});

/** `memory` with what a list needs besides. */
function listed() {
  const store = memory();
  const { kept } = store;
  return {
    ...store,
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
  };
}

describe('the list of drafts', () => {
  it('has those that are not too old, the newest first, and nothing that others keep there', () => {
    const store = listed();
    store.setItem('theme', 'dark');
    store.setItem('portolan:draft:odd', 'no JSON');
    writeDraft(store, 'report:1', { values: { text: 'a' }, baseRevision: null }, NOW);
    writeDraft(store, 'software:echo', { values: EMPTY, baseRevision: 3 }, later(DAY));
    expect(listDrafts(store, later(2 * DAY)).map(({ name }) => name)).toEqual([
      'software:echo',
      'report:1',
    ]);
    expect(listDrafts(store, later(DRAFT_DAYS * DAY)).map(({ name }) => name)).toEqual([
      'software:echo',
    ]);
  });

  it('is empty where storage is forbidden', () => {
    const store = {
      ...forbidden,
      key: () => '',
      get length(): number {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    expect(listDrafts(store, NOW)).toEqual([]);
  });
});
