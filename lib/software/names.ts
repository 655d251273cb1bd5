import { normName } from './types';

/** What a piece of software is called; slug and aliases count like the name. */
export interface SoftwareNames {
  readonly name: string;
  readonly slug: string;
  readonly aliases: readonly string[];
}

/** Everything it is called, in the form in which names are compared, each once. */
export function nameKeys({ name, slug, aliases }: SoftwareNames): string[] {
  const keys = [name, slug, ...aliases].map(normName).filter((key) => key !== '');
  return [...new Set(keys)];
}

/**
 * Whether a name means the software: equal to its name, slug or an alias in normal form. The one rule by which
 * a service is a program's own and by which a service's profile names a program.
 */
export function isSameName(name: string, software: SoftwareNames): boolean {
  return nameKeys(software).includes(normName(name));
}
