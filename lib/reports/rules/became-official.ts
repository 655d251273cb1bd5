import { isSameName, type SoftwareNames } from '@/lib/software/names';

/** The part of an assignment that can speak of a piece of software. */
export interface AssignedTexts {
  readonly serviceName: string;
  readonly description: string;
  /** Names and organisations of assignees and contacts. */
  readonly people: readonly string[];
}

/** Words that half the registry uses and that therefore tie nothing to anybody. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    'access agent and api app application applications base broker cache chat client cloud cluster code com company ' +
    'communication communications computer console control corp corporation daemon data database debug default ' +
    'desktop device discovery engine file for framework from gateway game group gmbh home host http https inc ' +
    'interface internal internet local limited ltd llc mail manager management media message messaging mobile ' +
    'monitor monitoring net network networks node official open over platform port private project protocol proxy ' +
    'public registry remote router rpc search secure security server servers service services session shell simple ' +
    'smart software solutions source ssl storage stream streaming sync system systems tcp team technologies ' +
    'technology test the time tls tool tools transfer transport udp unassigned use user video virtual web with'
  ).split(' '),
);

const SHORTEST_WORD = 3;

function words(text: string): Set<string> {
  const all = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    all.filter(
      (word) => word.length >= SHORTEST_WORD && !/^\d+$/.test(word) && !COMMON_WORDS.has(word),
    ),
  );
}

/** Telling words that the software's names share with the service name, vendor or description, sorted. */
export function sharedWords(
  assigned: AssignedTexts,
  { name, slug, aliases }: SoftwareNames,
): string[] {
  const theirs = words([assigned.serviceName, assigned.description, ...assigned.people].join(' '));
  return [...words([name, slug, ...aliases].join(' '))].filter((word) => theirs.has(word)).sort();
}

/**
 * What a first name on a reported port means for the report: `same` makes it now official,
 * `shared-word` asks a person, `another` leaves it as it is. From 2018 to 2026, of 12 unofficial uses
 * whose port gained a name, 9 were somebody else's: a name alone never decides by resemblance.
 */
export type Officialness =
  | { readonly verdict: 'same' }
  | { readonly verdict: 'shared-word'; readonly words: readonly string[] }
  | { readonly verdict: 'another' };

export function judgeAssignment(assigned: AssignedTexts, software: SoftwareNames): Officialness {
  if (isSameName(assigned.serviceName, software)) return { verdict: 'same' };
  const shared = sharedWords(assigned, software);
  return shared.length > 0 ? { verdict: 'shared-word', words: shared } : { verdict: 'another' };
}
