'use client';

import { createContext, useContext } from 'react';

/** Tells the controls of several forms on one page apart. */
export const FormScope = createContext('field');

/** Where the control of a field stands in this form; a fault's link leads to it. */
export function useControlId(): (name: string) => string {
  const scope = useContext(FormScope);
  return (name) => `${scope}-${name.replaceAll('.', '-')}`;
}
