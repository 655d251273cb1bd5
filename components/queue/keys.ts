import type { Verdict } from '@/lib/edits/types';

/** What the hands are at: reading an edit, giving the reason for a verdict, improving fields, or reading about the keys. */
export type DeskMode = 'reading' | 'reason' | 'improving' | 'help';

/** What a key press asks for. */
export type DeskCommand =
  | { readonly do: 'judge'; readonly verdict: Verdict }
  | { readonly do: 'improve' }
  | { readonly do: 'skip' }
  | { readonly do: 'step'; readonly by: 1 | -1 }
  /** The ready sentence at this place, from 0. */
  | { readonly do: 'reason'; readonly at: number }
  | { readonly do: 'send' }
  | { readonly do: 'cancel' }
  | { readonly do: 'help' };

/** The part of a keyboard event that decides. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  /** The event comes from a field in which one writes. */
  readonly writing: boolean;
}

const READING: Readonly<Record<string, DeskCommand>> = {
  a: { do: 'judge', verdict: 'approve' },
  c: { do: 'judge', verdict: 'request-changes' },
  r: { do: 'judge', verdict: 'reject' },
  i: { do: 'improve' },
  s: { do: 'skip' },
  j: { do: 'step', by: 1 },
  k: { do: 'step', by: -1 },
};

/**
 * The command of a key press; null where the press is none of the desk's business. A verdict takes two
 * different keys, its own and that of a reason, and a key held down counts once: nothing is decided by
 * a slip. While somebody writes, only Escape and Ctrl+Enter (Cmd+Enter) are heard.
 */
export function commandOf(press: Press, mode: DeskMode): DeskCommand | null {
  if (press.repeat || press.isComposing || press.altKey) return null;
  const accelerated = press.ctrlKey || press.metaKey;
  if (accelerated)
    return press.key === 'Enter' && mode !== 'reading' && mode !== 'help' ? { do: 'send' } : null;
  if (press.key === 'Escape') return mode === 'reading' ? null : { do: 'cancel' };
  if (press.writing) return null;
  if (mode === 'reason') return reasonOf(press);
  if (mode !== 'reading') return press.key === '?' && mode === 'help' ? { do: 'cancel' } : null;
  return press.key === '?' ? { do: 'help' } : (READING[letterOf(press)] ?? null);
}

function reasonOf(press: Press): DeskCommand | null {
  const digit = /^[1-9]$/.exec(press.key)?.[0] ?? /^(?:Digit|Numpad)([1-9])$/.exec(press.code)?.[1];
  return digit === undefined ? null : { do: 'reason', at: Number(digit) - 1 };
}

/** The Latin letter of a key: as typed, or by its place on the board where another script is set (Hebrew has ש on A). */
function letterOf({ key, code }: Press): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? '';
}
