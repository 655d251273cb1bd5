import type { Locale } from '@/lib/i18n/locales';
import type { Facts, ReportFact, SoftwareFact } from '@/lib/check/types';
import type { SettingView } from '@/lib/reports/types';
import { bitsOf } from '@/lib/ports/rules/bits';
import { type Lookup, lookupOf } from './lookup';
import {
  askedOf,
  bearsName,
  imageNames,
  isAirPlay,
  nameKeys,
  type NameKeys,
  programClass,
  servicesOf,
  sharesWord,
} from './names';
import type { Row } from './rows';

/** Something that is known on a port: a service of the registry or a reported piece of software. */
export interface Candidate {
  readonly world: 'official' | 'community';
  /** The registry's name, or the software's slug. */
  readonly id: string;
  readonly label: string;
  readonly grade: ReportFact['grade'] | null;
  readonly settings: readonly SettingView[];
}

/**
 * Why it is probably this one: the program bears its name and is known here (`program`) or only elsewhere
 * (`program-elsewhere`); the container's image does (`image`, `image-elsewhere`), or its name (`owner`); the program's
 * name says nothing of it, or is missing, and the number is assigned (`assigned`) or reported (`reported`), or several
 * are known on it alike (`several`).
 */
export type Why =
  | 'program'
  | 'program-elsewhere'
  | 'airplay'
  | 'image'
  | 'image-elsewhere'
  | 'owner'
  | 'assigned'
  | 'reported'
  | 'several'
  | 'none';

export interface Who {
  readonly best: Candidate | null;
  readonly why: Why;
  /** Others that are known on the same port: what it would meet. */
  readonly others: readonly Candidate[];
}

const OTHERS = 4;
/** A wider range says little of one port. */
const WIDE = 64;
/** Names of programs on one port that are looked up; more than a few are workers of the same one. */
const MOST_NAMES = 50;

/** Facts, looked up fast. Built once a page. */
export interface Index extends Lookup {
  readonly facts: Facts;
  readonly byName: ReadonlyMap<string, readonly number[]>;
}

export function indexFacts(facts: Facts): Index {
  const byName = new Map<string, number[]>();
  facts.services.forEach(([, , , name], at) => {
    const key = name.toLowerCase();
    byName.set(key, [...(byName.get(key) ?? []), at]);
  });
  return { facts, byName, ...lookupOf(facts) };
}

/** The one port that a service's name stands for on a transport; `null` where there is none, or several. */
export function portOfName(name: string, transport: string | null, { facts, byName }: Index) {
  const bits = transport === null ? 15 : bitsOf([transport]);
  const ports = (byName.get(name.toLowerCase()) ?? []).flatMap((at) => {
    const [start, end, own] = facts.services[at] ?? [0, 1, 0];
    return start === end && (own & bits) !== 0 ? [start] : [];
  });
  const [only] = ports;
  return only !== undefined && new Set(ports).size === 1 ? only : null;
}

/**
 * Who stands on a row's port, from both worlds. What is in a container is known by the port it has inside; what
 * it meets, by the port it is given outside.
 */
export function whoIs(row: Row, port: number | null, index: Index, locale: Locale): Who {
  const { entry, programs } = row;
  const inside = entry.target?.[0] ?? null;
  const candidates = (at: number | null) =>
    at === null ? [] : candidatesOn(at, entry.transport, index, locale);
  const ranked = candidates(inside ?? port);
  const known = ranked.map(({ found }) => found);
  const met =
    inside === null || port === null || port === inside
      ? known
      : candidates(port).map(({ found }) => found);
  const others = (best: Candidate | null) =>
    met.filter((one) => one.id !== best?.id || one.world !== best.world).slice(0, OTHERS);
  const distinct = new Set(programs.filter(({ name }) => name !== '').map(({ name }) => name));
  const named = [...distinct].slice(0, MOST_NAMES);
  if ((port === 5000 || port === 7000) && named.some(isAirPlay))
    return { best: null, why: 'airplay', others: others(null) };

  const here = firstThatFits(known, named, index);
  if (here !== undefined) return { best: here, why: 'program', others: others(here) };
  const images = entry.image === null ? [] : imageNames(entry.image);
  const made = firstThatFits(known, images, index);
  if (made !== undefined) return { best: made, why: 'image', others: others(made) };
  const owner = entry.owner;
  if (owner !== null && entry.kind !== 'nmap') {
    const asked = askedOf(owner);
    const held = known.find((one) => sharesWord(asked, keysOf(one, index)));
    if (held !== undefined) return { best: held, why: 'owner', others: others(held) };
  }
  const elsewhere = softwareElsewhere(named, index);
  if (elsewhere !== null)
    return { best: elsewhere, why: 'program-elsewhere', others: others(elsewhere) };
  const from = softwareElsewhere(images, index);
  if (from !== null) return { best: from, why: 'image-elsewhere', others: others(from) };
  const [first, second] = ranked;
  if (first === undefined) return { best: null, why: 'none', others: others(null) };
  if (first.rank === second?.rank)
    return { best: null, why: 'several', others: known.slice(0, OTHERS) };
  const why = first.found.world === 'official' ? 'assigned' : 'reported';
  return { best: first.found, why, others: others(first.found) };
}

/** A candidate with how likely it is: the lower, the likelier. */
interface Ranked {
  readonly rank: number;
  readonly found: Candidate;
}

/** Everything known on a port and transport, the likeliest first. */
function candidatesOn(
  port: number,
  transport: string | null,
  { facts, servicesOn, reportsOn }: Index,
  locale: Locale,
): Ranked[] {
  const bits = transport === null ? 3 : bitsOf([transport]);
  const services = servicesOn(port)
    .flatMap((at) => (facts.services[at] === undefined ? [] : [facts.services[at]]))
    .filter(([, , own]) => (own & bits) !== 0);
  const official = services.map(([start, end, , name]) => {
    const profile = facts.profiles[name.toLowerCase()];
    const label = profile?.names[locale] ?? profile?.names.en ?? name;
    const rank = (profile === undefined ? 3 : 1) + (end - start >= WIDE ? 3 : 0);
    const found: Candidate = { world: 'official', id: name, label, grade: null, settings: [] };
    return { rank, found };
  });
  const reports = reportsOn(port)
    .flatMap((at) => facts.reports[at] ?? [])
    .filter((report) => (report.bits & bits) !== 0);
  const community = reports.flatMap((report) => {
    const software = facts.software[report.software];
    if (software === undefined) return [];
    return [{ rank: reportRank(report, software), found: reportCandidate(report, software) }];
  });
  const seen = new Set<string>();
  return [...official, ...community]
    .sort((a, b) => a.rank - b.rank)
    .filter(({ found: { world, id } }) => {
      const key = `${world} ${id}`;
      return !seen.has(key) && seen.add(key);
    });
}

function reportRank({ grade, span }: ReportFact, [, , , common]: SoftwareFact): number {
  const sure = grade === 'confirmed' || grade === 'supported' || grade === 'now-official';
  const known = { everyone: 0, known: 2, special: 2.5 }[common];
  return (sure ? 0 : 2) + known + (span[1] - span[0] >= WIDE ? 3 : 0);
}

function reportCandidate(report: ReportFact, [slug, name]: SoftwareFact): Candidate {
  const { grade, settings } = report;
  return { world: 'community', id: slug, label: name, grade, settings };
}

function keysOf(one: Candidate, index: Index): NameKeys {
  const key = `${one.world} ${one.id}`;
  const known = index.keys.get(key);
  if (known !== undefined) return known;
  const keys = nameKeys(namesOf(one, index));
  index.keys.set(key, keys);
  return keys;
}

function namesOf({ world, id, label }: Candidate, { facts, bySlug }: Index): string[] {
  if (world === 'official') {
    const programs = facts.profiles[id.toLowerCase()]?.programs ?? [];
    return [id, ...programs];
  }
  const aliases = facts.software[bySlug.get(id) ?? -1]?.[2] ?? [];
  return [id, label, ...aliases];
}

/** The first of these that one of the programs is, or whose service it speaks. */
function firstThatFits(
  known: readonly Candidate[],
  programs: readonly string[],
  index: Index,
): Candidate | undefined {
  const spoken = new Set(programs.flatMap(servicesOf));
  const asked = programs.filter((name) => programClass(name) === 'program').map(askedOf);
  return known.find((one) => {
    if (one.world === 'official' && spoken.has(one.id.toLowerCase())) return true;
    const keys = keysOf(one, index);
    return asked.some((program) => bearsName(program, keys) || sharesWord(program, keys));
  });
}

/** The software that bears the name of one of these programs. */
function softwareElsewhere(programs: readonly string[], index: Index): Candidate | null {
  const found = programs
    .filter((name) => programClass(name) === 'program')
    .map((name) => softwareNamed(name, index))
    .find((one) => one !== undefined);
  return found === undefined ? null : softwareCandidate(found, index);
}

function softwareNamed(program: string, { facts, named }: Index): SoftwareFact | undefined {
  return facts.software[named(program) ?? -1];
}

function softwareCandidate([slug, name]: SoftwareFact, { reportOf }: Index): Candidate {
  const report = reportOf.get(slug);
  return {
    world: 'community',
    id: slug,
    label: name,
    grade: null,
    settings: report?.settings ?? [],
  };
}
