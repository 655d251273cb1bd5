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

/** What software may be meant by: its name before other names of it, and these before its address, made of its name. */
const MEANT_BY: readonly ((software: SoftwareNames) => readonly string[])[] = [
  ({ name }) => [name],
  ({ aliases }) => aliases,
  ({ slug }) => [slug],
];

/** Which of these pieces of software each name means, in normal form: the first of those that are called so. */
export function meaningsOf<Software extends SoftwareNames>(
  all: readonly Software[],
): ReadonlyMap<string, Software> {
  const meant = new Map<string, Software>();
  for (const namesOf of MEANT_BY)
    for (const software of all)
      for (const key of namesOf(software).map(normName))
        if (key !== '' && !meant.has(key)) meant.set(key, software);
  return meant;
}

/**
 * Whether a name means the software: equal to its name, slug or an alias in normal form. The one rule by which
 * a service is a program's own and by which a service's profile names a program.
 */
export function isSameName(name: string, software: SoftwareNames): boolean {
  return nameKeys(software).includes(normName(name));
}
