import { compact, fold } from '@/lib/search/rules/fold';
import { parseQuery } from '@/lib/search/rules/parse-query';

/** What people ask search for that is a page and no name in it: keys of the catalogues (`search.guides`). */
export const GUIDES = ['dynamic', 'system', 'user', 'free', 'tooHigh'] as const;
export type Guide = (typeof GUIDES)[number];

/** How each is asked for, in any of the site's languages, without the words that name nothing. */
const ASKED: Readonly<Record<Exclude<Guide, 'tooHigh'>, readonly string[]>> = {
  dynamic: [
    'ephemeral, ephemeral range, dynamic, dynamic range, private range, private, outgoing, source port range, iana ephemeral',
    'efímeros, efímero, puertos efímeros, dinámicos, rango dinámico, privados',
    'efemeryczne, dynamiczne, prywatne, efemerycznych, dynamicznych, zakres dynamiczny',
    'דינמיים, דינמי, ארעיים, פרטיים, זמניים, הדינמיים, הפרטיים',
  ],
  system: [
    'well known, well-known, system, privileged, root, reserved below 1024, below 1024, low, 0-1023',
    'conocidos, bien conocidos, privilegiados, del sistema, sistema',
    'dobrze znane, systemowe, uprzywilejowane, ogólnie znane',
    'מוכרים, ידועים, מערכת, המערכת, הידועים',
  ],
  user: [
    'registered, user, registered range, 1024-49151',
    'registrados, de usuario, usuario',
    'zarejestrowane, użytkownika',
    'רשומים, הרשומים, משתמש',
  ],
  free: [
    'free, unused, unassigned, available, open to use, free to use, not used, random',
    'libre, libres, sin asignar, disponible, disponibles, no asignados',
    'wolny, wolne, nieprzydzielone, nieprzydzielony, dostępne, nieużywane',
    'פנוי, פנויים, לא מוקצה, לא מוקצים, זמין, זמינים',
  ],
};

const BY_NAME: ReadonlyMap<string, Guide> = new Map(
  Object.entries(ASKED).flatMap(([guide, lines]) =>
    lines.flatMap((line) =>
      line.split(', ').map((name) => [compact(fold(name)), guide as Guide] as const),
    ),
  ),
);

/**
 * The page that answers a query better than anything of that name, null where there is none. Only a query that
 * speaks of ports counts ("free ports", "wolny port"): `private` alone may be a name.
 */
export function guideFor(text: string): Guide | null {
  const folded = fold(text);
  if (/^[:#]?\d{5,9}$/.test(folded) && parseQuery(text).ports.length === 0) return 'tooHigh';
  if (!/port|puerto|פורט|\d-\d/.test(folded) && !ALONE.test(folded)) return null;
  return (
    BY_NAME.get(compact(parseQuery(text).phrase)) ?? BY_NAME.get(folded.replace(/\s+/g, '')) ?? null
  );
}

/** Words that mean ports though nobody says so. */
const ALONE = /^(?:ephemeral|efimeros?|efemeryczne|well[- ]known)$/;
