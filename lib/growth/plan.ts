import { slugFor, normName } from '@/lib/software/types';
import { DAY } from '@/lib/platform/clock';
import type { AccountRole } from '@/lib/levels/levels';
import { Dice } from './dice';
import { FIRST_NAMES, LAST_NAMES, NAME_ENDS, NAME_STARTS, PROGRAMS } from './words';

/** What a made community follows from; the same gives the same. */
export interface Wanted {
  /** 1: about 2,000 reports, 20,000 votes, 3,200 edits; parts of it for tests. */
  readonly size: number;
  readonly seed: string;
  /** When all of it has happened; the youngest edits are a few hours older. */
  readonly until: Date;
  /** Names that programs and services have already, in normal form (`normName`). */
  readonly taken: ReadonlySet<string>;
}

/** For how long the community has been at work. */
export const AGE_MS = 900 * DAY;

/** Numbers of people by what they are; people are numbered in this order. */
interface Crowd {
  readonly admins: number;
  readonly moderators: number;
  readonly reviewers: number;
  /** Members who contribute for years: they earn their level by their edits. */
  readonly regulars: number;
  readonly members: number;
  /** They have done nothing that still stands. */
  readonly suspended: number;
}

/** A range of people, by their numbers: `from` included, `to` not. */
export interface Group {
  readonly from: number;
  readonly to: number;
}

export interface MadeSoftware {
  readonly name: string;
  readonly slug: string;
  readonly program: (typeof PROGRAMS)[number];
}

/** All that every part of the community is made from. */
export interface Plan {
  readonly wanted: Wanted;
  readonly until: number;
  /** Everybody, by their numbers. */
  readonly people: readonly MadePerson[];
  readonly moderators: Group;
  readonly reviewers: Group;
  readonly regulars: Group;
  readonly members: Group;
  readonly suspended: Group;
  readonly software: readonly MadeSoftware[];
  readonly watches: number;
  readonly feedback: number;
}

export function planOf(wanted: Wanted): Plan {
  const many = (each: number, least = 1) => Math.max(least, Math.round(each * wanted.size));
  const crowd: Crowd = {
    admins: 1,
    moderators: 2 + many(0.3),
    reviewers: 4 + many(2),
    regulars: many(40, 4),
    members: many(350, 40),
    suspended: many(3),
  };
  let next = crowd.admins;
  const group = (count: number): Group => ({ from: next, to: (next += count) });
  const [moderators, reviewers] = [group(crowd.moderators), group(crowd.reviewers)];
  const [regulars, members] = [group(crowd.regulars), group(crowd.members)];
  const suspended = group(crowd.suspended);
  const groups = { moderators, reviewers, regulars, members, suspended };
  const until = wanted.until.getTime();
  return {
    ...{ wanted, until, ...groups },
    people: Array.from({ length: next }, (_, at) => personOf(wanted, groups, at)),
    software: namesOf(many(500, 12), wanted),
    watches: Math.min(many(300), next),
    feedback: many(400),
  };
}

export function within(dice: Dice, { from, to }: Group): number {
  return from + dice.below(to - from);
}

/** Another one of the group than `than`, which it may hold or not. */
export function another(dice: Dice, group: Group, ...than: readonly number[]): number {
  const count = group.to - group.from;
  const first = dice.below(count);
  for (let n = 0; n < count; n += 1) {
    const who = group.from + ((first + n) % count);
    if (!than.includes(who)) return who;
  }
  throw new RangeError('there is nobody else');
}

const STRIDE = 7_919;

function namesOf(count: number, { taken }: Wanted): MadeSoftware[] {
  const pairs = NAME_STARTS.length * NAME_ENDS.length;
  const made: MadeSoftware[] = [];
  const used = new Set(taken);
  for (let n = 0; made.length < count; n += 1) {
    // A prime stride that shares no factor with the number of pairs visits each of them once.
    const at = (n * STRIDE) % pairs;
    const start = NAME_STARTS[at % NAME_STARTS.length] ?? '';
    const end = NAME_ENDS[Math.floor(at / NAME_STARTS.length)] ?? '';
    const round = Math.floor(n / pairs);
    const name = `${start}${end}${round === 0 ? '' : ` ${round + 1}`}`;
    if (used.has(normName(name))) continue;
    used.add(normName(name));
    const program = PROGRAMS[n % PROGRAMS.length] ?? PROGRAMS[0];
    made.push({ name, slug: slugFor(name), program });
  }
  return made;
}

export interface MadePerson {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly role: AccountRole;
  readonly createdAt: number;
  readonly suspendedAt: number | null;
}

/** The domain of made people's addresses: reserved, so that no letter reaches anybody (RFC 2606). */
export const MADE_DOMAIN = 'community.example';

type Groups = Pick<Plan, 'moderators' | 'reviewers' | 'regulars' | 'members' | 'suspended'>;

/** Who has the number `at`. */
function personOf({ seed, until }: Wanted, groups: Groups, at: number): MadePerson {
  const dice = new Dice(seed, 'person', at);
  const pairs = FIRST_NAMES.length * LAST_NAMES.length;
  const pair = (at * STRIDE) % pairs;
  const first = FIRST_NAMES[pair % FIRST_NAMES.length] ?? '';
  const last = LAST_NAMES[Math.floor(pair / FIRST_NAMES.length)] ?? '';
  const round = Math.floor(at / pairs);
  const handle = `${first}-${last}${round === 0 ? '' : `-${round + 1}`}`;
  // Whoever others rely on was there from the beginning.
  const isEarly = at < groups.members.from;
  const createdAt = Math.round(
    until.getTime() - AGE_MS * (isEarly ? dice.between(1.02, 1.1) : dice.between(0.2, 1.05)),
  );
  const isSuspended = at >= groups.suspended.from;
  return {
    ...{ id: idOf(seed, at), handle, createdAt, role: roleOf(groups, at) },
    name: `${capital(first)} ${capital(last)}`,
    email: `${handle}@${MADE_DOMAIN}`,
    suspendedAt: isSuspended
      ? Math.round(createdAt + (until.getTime() - createdAt) * dice.between(0.1, 0.9))
      : null,
  };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** In the shape of the ids that accounts get. */
function idOf(seed: string, at: number): string {
  const dice = new Dice(seed, 'id', at);
  return `c${Array.from({ length: 24 }, () => LETTERS[dice.below(LETTERS.length)]).join('')}`;
}

function roleOf({ moderators, reviewers, regulars }: Groups, at: number): AccountRole {
  if (at < moderators.from) return 'admin';
  if (at < reviewers.from) return 'moderator';
  return at < regulars.from ? 'reviewer' : 'member';
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
