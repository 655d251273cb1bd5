import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandOf, type DeskMode, type Press } from './keys';

const press = (key: string, over: Partial<Press> = {}): Press => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  writing: false,
  ...over,
});

const MODES: readonly DeskMode[] = ['reading', 'reason', 'improving', 'group', 'help'];
const anyPress = fc.record<Press>({
  key: fc.oneof(
    fc.constantFrom('a', 'A', 'ש', 'r', '1', '9', '?', 'Escape', 'Enter', 'Tab'),
    fc.string(),
  ),
  code: fc.constantFrom('', 'KeyA', 'KeyR', 'KeyS', 'Digit1', 'Numpad3'),
  ctrlKey: fc.boolean(),
  metaKey: fc.boolean(),
  altKey: fc.boolean(),
  repeat: fc.boolean(),
  isComposing: fc.boolean(),
  writing: fc.boolean(),
});

describe('the keys of the queue', () => {
  it('decide, improve, skip and step while one reads', () => {
    expect(commandOf(press('a'), 'reading')).toEqual({ do: 'decide', verdict: 'approve' });
    expect(commandOf(press('C'), 'reading')).toEqual({ do: 'decide', verdict: 'request-changes' });
    expect(commandOf(press('r'), 'reading')).toEqual({ do: 'decide', verdict: 'reject' });
    expect(commandOf(press('i'), 'reading')).toEqual({ do: 'improve' });
    expect(commandOf(press('s'), 'reading')).toEqual({ do: 'skip' });
    expect(commandOf(press('j'), 'reading')).toEqual({ do: 'step', by: 1 });
    expect(commandOf(press('k'), 'reading')).toEqual({ do: 'step', by: -1 });
    expect(commandOf(press('?'), 'reading')).toEqual({ do: 'help' });
  });

  it('open and tick sources, ask, and take a verdict back while one reads', () => {
    const asked = ['o', 'n', 'p', 'm', 'z'].map((key) => commandOf(press(key), 'reading')?.do);
    expect(asked).toEqual(['source', 'next-source', 'tick', 'comment', 'undo']);
    expect(commandOf(press('z'), 'reason')).toBeNull();
    expect(commandOf(press('Escape', { writing: true }), 'reading')).toEqual({ do: 'cancel' });
  });

  it('choose and decide while a group is shown, where nothing is sent, skipped or improved', () => {
    const asked = Array.from('gxtacrjkozn', (key) => commandOf(press(key), 'group')?.do);
    expect(asked).toEqual([
      ...['group', 'choose', 'choose-all', 'decide', 'decide', 'decide', 'step', 'step', 'source'],
      ...['undo', 'next-source'],
    ]);
    for (const key of ['s', 'i', 'p', 'm', '1']) expect(commandOf(press(key), 'group')).toBeNull();
    expect(commandOf(press('Enter', { ctrlKey: true }), 'group')).toBeNull();
    expect(commandOf(press('Escape'), 'group')).toEqual({ do: 'cancel' });
    expect(commandOf(press('g'), 'reading')).toEqual({ do: 'group' });
  });

  it('scroll the edit while the panel asks why, as long as they are held down', () => {
    expect(commandOf(press('PageDown', { repeat: true }), 'reason')).toEqual({
      ...{ do: 'scroll', by: 400 },
    });
    expect(commandOf(press('ArrowUp'), 'reason')).toEqual({ do: 'scroll', by: -60 });
    expect(commandOf(press('ArrowUp', { writing: true }), 'reason')).toBeNull();
    expect(commandOf(press('ArrowUp'), 'reading')).toBeNull();
  });

  it('are found by their place where another script is set', () => {
    expect(commandOf(press('ש', { code: 'KeyA' }), 'reading')).toEqual({
      do: 'decide',
      verdict: 'approve',
    });
    // A letter goes before its place: on AZERTY the key KeyQ writes an a.
    expect(commandOf(press('a', { code: 'KeyQ' }), 'reading')).toEqual({
      do: 'decide',
      verdict: 'approve',
    });
  });

  it('take a digit for a ready reason, from the row and from the pad', () => {
    expect(commandOf(press('2'), 'reason')).toEqual({ do: 'reason', at: 1 });
    expect(commandOf(press('é', { code: 'Digit2' }), 'reason')).toEqual({ do: 'reason', at: 1 });
    expect(commandOf(press('3', { code: 'Numpad3' }), 'reason')).toEqual({ do: 'reason', at: 2 });
    expect(commandOf(press('0'), 'reason')).toBeNull();
    expect(commandOf(press('1'), 'reading')).toBeNull();
  });

  it('never decide anything twice by one key held down', () => {
    fc.assert(
      fc.property(anyPress, fc.constantFrom(...MODES), (one, mode) => {
        expect(commandOf({ ...one, repeat: true }, mode)).toBeNull();
      }),
    );
  });

  it('hear nothing but Escape and Ctrl+Enter while somebody writes', () => {
    fc.assert(
      fc.property(anyPress, fc.constantFrom(...MODES), (one, mode) => {
        const command = commandOf({ ...one, writing: true }, mode);
        expect([undefined, 'cancel', 'send']).toContain(command?.do);
      }),
    );
  });

  it('never send a verdict from reading: it takes a second, different key', () => {
    fc.assert(
      fc.property(anyPress, (one) => {
        expect(['send', 'reason']).not.toContain(commandOf(one, 'reading')?.do);
      }),
    );
    expect(commandOf(press('a'), 'reason')).toBeNull();
  });

  it('leave the browser its own: with Ctrl, Cmd or Alt a letter is no command', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const) {
      expect(commandOf(press('r', { [held]: true }), 'reading')).toBeNull();
    }
  });
});
