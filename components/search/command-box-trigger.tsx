'use client';

import { useEffect, useRef, useState } from 'react';
import { isEditable } from '@/components/client/editable';
import type { Locale } from '@/lib/i18n/locales';
import { CommandBox, loadBoxContent } from './command-box';
import type { CommandBoxLabels } from './site-command-box';

/** Search fields that the box takes over where scripts run; its own and the one of the results page stay themselves. */
const FIELD = 'form[action$="/search"]:not([data-no-box]) input[name="q"]';

interface CommandBoxTriggerProps {
  readonly labels: CommandBoxLabels;
  readonly locale: Locale;
}

/**
 * Opens the command box on `/`, Ctrl-K or ⌘K, and when somebody clicks or types into a search field.
 * Focus alone only fetches its search: nothing may open merely because one tabs past (WCAG 3.2.1).
 */
export function CommandBoxTrigger({ labels, locale }: CommandBoxTriggerProps) {
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    addEventListener(
      'keydown',
      (event) => {
        if (!calls(event)) return;
        event.preventDefault();
        field.current = null;
        setOpen(true);
      },
      { signal },
    );
    const onField = (opens: boolean) => (event: Event) => {
      const input =
        event.target instanceof Element ? event.target.closest<HTMLInputElement>(FIELD) : null;
      if (input === null || (event instanceof InputEvent && event.isComposing)) return;
      void loadBoxContent().catch(() => undefined);
      if (!opens) return;
      field.current = input;
      setOpen(true);
    };
    addEventListener('focusin', onField(false), { signal });
    addEventListener('pointerover', onField(false), { signal, passive: true });
    addEventListener('click', onField(true), { signal });
    addEventListener('input', onField(true), { signal });
    // Said when it is true: from now on the keys are heard.
    for (const input of document.querySelectorAll(FIELD)) {
      input.setAttribute('aria-keyshortcuts', '/ Control+K');
    }
    return () => stop.abort();
  }, []);

  if (!open) return null;
  const close = (text: string) => {
    // What was typed stays in the field it was typed into.
    if (field.current !== null) field.current.value = text;
    setOpen(false);
  };
  return (
    <CommandBox
      labels={labels}
      locale={locale}
      onClose={close}
      startText={() => field.current?.value ?? ''}
    />
  );
}

/** `/` outside of fields, Ctrl-K or ⌘K anywhere; on a layout without a K, the key in its place. */
function calls(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.altKey) return false;
  const { key } = event;
  if (event.ctrlKey || event.metaKey) {
    const isK = /^[a-z]$/i.test(key) ? key.toLowerCase() === 'k' : event.code === 'KeyK';
    return isK && !event.shiftKey;
  }
  return key === '/' && !isEditable(event.target);
}
