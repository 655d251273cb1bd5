import { DAY } from '@/lib/platform/clock';

/** A draft nobody came back to for so long is forgotten. */
export const DRAFT_DAYS = 60;
const VERSION = 1;

/** Something written and not yet sent, as this browser keeps it. */
export interface Draft<Values> {
  readonly values: Values;
  /** The revision it was begun on; null for something new. */
  readonly baseRevision: number | null;
  /** When it was last touched, ISO 8601. */
  readonly savedAt: string;
}

/** What is needed of `localStorage`. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'portolan:draft:';
const keyOf = (name: string): string => `${PREFIX}${name}`;

/**
 * The draft of that name; null where there is none, it is too old, or it is of another shape than
 * `accepts` knows (an older release of the site wrote it). Storage that is forbidden holds nothing.
 */
export function readDraft<Values>(
  store: Pick<DraftStore, 'getItem'>,
  name: string,
  accepts: (values: unknown) => values is Values,
  now: Date,
): Draft<Values> | null {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(name)) ?? 'null');
    if (!isKept(kept) || !accepts(kept.values)) return null;
    const age = now.getTime() - Date.parse(kept.savedAt);
    if (!(age < DRAFT_DAYS * DAY)) return null;
    return { values: kept.values, baseRevision: kept.baseRevision, savedAt: kept.savedAt };
  } catch {
    return null;
  }
}

/** Keeps a draft; whether it could. */
export function writeDraft<Values>(
  store: DraftStore,
  name: string,
  draft: Omit<Draft<Values>, 'savedAt'>,
  now: Date,
): boolean {
  try {
    store.setItem(
      keyOf(name),
      JSON.stringify({ version: VERSION, ...draft, savedAt: now.toISOString() }),
    );
    return true;
  } catch {
    // Full or forbidden: the text is still in the form.
    return false;
  }
}

/** A draft that this browser keeps, by the name that its form gave it. */
export interface KeptDraft {
  readonly name: string;
  /** When it was last touched, ISO 8601. */
  readonly savedAt: string;
  readonly values: unknown;
}

/** Everything that was written in this browser and not sent, the newest first; none where storage is forbidden. */
export function listDrafts(
  store: Pick<Storage, 'length' | 'key' | 'getItem'>,
  now: Date,
): KeptDraft[] {
  try {
    const keys = Array.from({ length: store.length }, (_, at) => store.key(at) ?? '');
    const kept = keys.flatMap((key): KeptDraft[] => {
      if (!key.startsWith(PREFIX)) return [];
      const name = key.slice(PREFIX.length);
      const draft = readDraft(store, name, isAnything, now);
      return draft === null ? [] : [{ name, savedAt: draft.savedAt, values: draft.values }];
    });
    return kept.sort((one, other) => other.savedAt.localeCompare(one.savedAt));
  } catch {
    return [];
  }
}

export function dropDraft(store: DraftStore, name: string): void {
  try {
    store.removeItem(keyOf(name));
  } catch {
    // Storage that is forbidden holds nothing.
  }
}

const isAnything = (value: unknown): value is unknown => value !== undefined;

function isKept(
  value: unknown,
): value is { values: unknown; baseRevision: number | null; savedAt: string } {
  if (typeof value !== 'object' || value === null || !('values' in value)) return false;
  const { version, baseRevision, savedAt } = value as Record<string, unknown>;
  const isBase = baseRevision === null || typeof baseRevision === 'number';
  return version === VERSION && isBase && typeof savedAt === 'string';
}

/** Whether `value` has the members of `model`, each of the same type: what a draft must be to fill a form. */
export function isShapedLike<Values extends object>(
  model: Values,
  value: unknown,
): value is Values {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(model).every(([name, sample]) => {
    const given = (value as Record<string, unknown>)[name];
    if (Array.isArray(sample)) return Array.isArray(given);
    return sample === null || given === null ? true : typeof given === typeof sample;
  });
}
