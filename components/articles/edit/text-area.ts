import type { Replaced, Selected } from './marks';

export function selectedOf(area: HTMLTextAreaElement): Selected {
  return { text: area.value, start: area.selectionStart, end: area.selectionEnd };
}

/** Writes into a text area as if it were typed: the browser's own undo takes it back. */
export function write(area: HTMLTextAreaElement, { from, to, insert, start, end }: Replaced): void {
  area.focus();
  area.setSelectionRange(from, to);
  if (!type(insert)) {
    area.setRangeText(insert, from, to, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(start, end);
}

/** The one way to write that undo knows of, in every browser. */
function type(text: string): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing has come in its place
  return document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
}
