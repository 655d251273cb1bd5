'use client';

import { lazy, Suspense, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { Locale } from '@/lib/i18n/locales';

const WhoBox = lazy(() => import('./who-box'));

interface WhoBoxTriggerProps {
  readonly port: number;
  readonly locale: Locale;
  readonly label: string;
}

/** Opens the box that reads the answer of a command. All of it comes with the click. */
export function WhoBoxTrigger({ label, ...box }: WhoBoxTriggerProps) {
  const [open, setOpen] = useState(false);
  const button = (
    <p className="needs-script">
      <button className={buttonClass()} onClick={() => setOpen(true)} type="button">
        {label}
      </button>
    </p>
  );
  return open ? (
    <Suspense fallback={button}>
      <WhoBox {...box} />
    </Suspense>
  ) : (
    button
  );
}
