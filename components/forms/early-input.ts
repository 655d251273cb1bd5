import { flushSync } from 'react-dom';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What somebody did to a control before the page's scripts had come. */
export interface EarlyInput {
  readonly control: Control;
  readonly value: string;
  readonly checked: boolean;
}

const BOXES = ['checkbox', 'radio'];

const known = new Map<Control, EarlyInput>();

/**
 * The controls of the page's forms that differ from what the server sent. Read while the page is being taken
 * over, before React puts back what the server sent; as it may begin anew after that, what was once read is
 * kept.
 */
export function readEarlyInput(): readonly EarlyInput[] {
  const controls = document.querySelectorAll<Control>(
    'main form :is(input, textarea, select):not([type="hidden"])',
  );
  for (const control of controls)
    if (isTouched(control) && !known.has(control))
      known.set(control, { control, value: control.value, checked: isChecked(control) });
  return [...known.values()];
}

function isTouched(control: Control): boolean {
  if (control instanceof HTMLSelectElement)
    return [...control.options].some((option) => option.selected !== option.defaultSelected);
  if (control instanceof HTMLInputElement && BOXES.includes(control.type))
    return control.checked && !control.defaultChecked;
  return control.value !== control.defaultValue;
}

function isChecked(control: Control): boolean {
  return control instanceof HTMLInputElement && control.checked;
}

/** Does it again, one after the other, so that the form hears of each. */
export function replayEarlyInput(inputs: readonly EarlyInput[]): void {
  for (const { control, value, checked } of inputs) {
    known.delete(control);
    if (!control.isConnected) continue;
    if (control instanceof HTMLInputElement && BOXES.includes(control.type)) {
      if (checked) press(control);
    } else {
      write(control, value);
    }
  }
}

/** React hears a press only where it changes what React knows. */
function press(box: HTMLInputElement): void {
  if (box.checked) box.checked = false;
  flushSync(() => box.click());
}

/** The same for a text: the element's own setter tells React, the prototype's does not. */
function write(control: Control, value: string): void {
  const own = control instanceof HTMLSelectElement ? 'change' : 'input';
  control.value = '';
  const prototype: unknown = Object.getPrototypeOf(control);
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value);
  flushSync(() => void control.dispatchEvent(new Event(own, { bubbles: true })));
}
