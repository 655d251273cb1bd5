import type { EvidenceChange } from '@/lib/reports/changes';
import type { EvidenceContent, ReportContent } from '@/lib/reports/content';
import { evidenceContents } from '@/lib/reports/evidence';
import { isNeutral } from '@/lib/edits/kinds/weight';
import { isOwnPlace, type OwnPlaces } from '@/lib/software/places';
import type { Role } from '@/lib/reports/types';
import { type Port, portSchema } from '@/lib/ports/types';
import type { PortSpan } from '@/lib/search/rules/port-token';
import { DAY, HOUR } from '@/lib/platform/clock';
import { Dice } from './dice';
import { type MadeSoftware, type Plan, within } from './plan';
import { CROWDED_PORTS } from './words';

type Quality = 'good' | 'thin' | 'wrong';

/** What somebody claims that a piece of software does on some ports. */
export interface Claim {
  readonly portStart: Port;
  readonly portEnd: Port;
  readonly transports: ReportContent['transports'];
  readonly role: Role;
  readonly summary: string;
  readonly onByDefault?: boolean;
  readonly evidence: readonly EvidenceChange[];
}

/** Says who claims what of one piece of software, where, when, and on what evidence. */
export class Claims {
  protected readonly plan: Plan;
  protected readonly at: number;
  protected readonly dice: Dice;
  protected readonly software: MadeSoftware;
  protected readonly places: OwnPlaces;
  readonly #taken: PortSpan[] = [];

  constructor(plan: Plan, at: number) {
    const software = plan.software[at];
    if (software === undefined) throw new RangeError(`there is no software ${at}`);
    [this.plan, this.at, this.software] = [plan, at, software];
    this.dice = new Dice(plan.wanted.seed, 'software', at);
    this.places = { domains: [`${software.slug}.example`], repositories: [] };
  }

  /** Somebody who was there by then; regulars do most of it. */
  protected author(at: number): number {
    const dice = this.dice;
    const { regulars, reviewers, members, people } = this.plan;
    const draw = dice.next();
    if (draw < 0.05) return within(dice, reviewers);
    for (let tries = 0; draw < 0.35 && tries < 5; tries += 1) {
      const who = within(dice, members);
      if ((people[who]?.createdAt ?? at) < at) return who;
    }
    return within(dice, regulars);
  }

  /** A moment after `from`, at most `days` before the end. */
  protected waitingFrom(from: number, days: number): number {
    const { until } = this.plan;
    const youngest = until - 2 * HOUR;
    const wanted = until - this.dice.between(2 * HOUR, days * DAY);
    return Math.round(Math.min(youngest, Math.max(from + HOUR, wanted)));
  }

  /** The n-th use that somebody claims, on ports that no other claim of this software has. */
  protected claim(n: number, at: number): Claim {
    const dice = this.dice;
    const { portStart, portEnd } = this.freeSpan();
    const draw = dice.next();
    const quality: Quality = draw < 0.75 ? 'good' : draw < 0.95 ? 'thin' : 'wrong';
    const pieces = 1 + dice.below(2);
    return {
      ...{ portStart, portEnd, summary: this.summary(n === 0 ? 0 : 1) },
      transports: dice.chance(0.85) ? ['tcp'] : dice.chance(0.6) ? ['tcp', 'udp'] : ['udp'],
      role: roleFor(dice),
      ...(dice.chance(0.3) ? { onByDefault: dice.chance(0.7) } : {}),
      evidence: Array.from({ length: pieces }, (_, piece) => ({
        ...this.piece(quality === 'good' && piece === 0 ? 'own' : 'third-party', at, piece),
        ...(quality === 'wrong' && piece === 1 ? { supports: false } : {}),
      })),
    };
  }

  /** Whether it is applied when nobody comes: no source elsewhere, and nothing against the software (decision 54). */
  protected mayComeUnseen({ role, evidence }: Claim): boolean {
    return isNeutral(role) && evidence.every(({ url }) => isOwnPlace(url ?? '', this.places));
  }

  protected freeSpan(): Pick<Claim, 'portStart' | 'portEnd'> {
    const dice = this.dice;
    for (;;) {
      const start = portFor(dice);
      const end = Math.min(65_535, dice.chance(0.03) ? start + 1 + dice.below(20) : start);
      if (this.#taken.some((span) => span.start <= end && span.end >= start)) continue;
      this.#taken.push({ start, end });
      return { portStart: portSchema.parse(start), portEnd: portSchema.parse(end) };
    }
  }

  protected summary(version: number): string {
    const { name, program } = this.software;
    const ends = [
      'here once it is started',
      'on this port as well',
      'here by default',
      'here unless its configuration says otherwise',
      'here since its last major version',
      'here in its container image',
      'here when it runs by itself',
      'here for clients on the same network',
    ];
    return `${name} ${program.does} ${ends[version % ends.length]}.`;
  }

  protected piece(where: 'own' | 'third-party', at: number, n: number): EvidenceChange {
    const { slug } = this.software;
    const checkedOn = new Date(at).toISOString().slice(0, 10);
    if (where === 'own')
      return {
        ...{ kind: n === 0 ? 'vendor-docs' : 'shipped-config', checkedOn },
        url: `https://docs.${slug}.example/configuration/${n + 1}`,
        quote: 'The server listens on this port unless told otherwise.',
      };
    return {
      ...{ kind: n === 0 ? 'article' : 'forum', checkedOn },
      url: `https://forum.example/${slug}/${n + 1}`,
    };
  }

  protected kept(
    proposed: readonly EvidenceChange[],
    report: number,
    at: number,
  ): EvidenceContent[] {
    const keyed = proposed.map((piece, n) => ({
      ...piece,
      key: piece.key ?? `made-${this.at}-${report}-${n + 1}`,
    }));
    return evidenceContents(keyed, 0, this.places, new Date(at));
  }
}

function roleFor(dice: Dice): Role {
  const draw = dice.next();
  if (draw < 0.45) return 'default';
  if (draw < 0.7) return 'configurable-default';
  if (draw < 0.85) return 'development-server';
  if (draw < 0.95) return 'documentation-example';
  return draw < 0.98 ? 'historic' : 'malware';
}

/** Half of all uses crowd on a few ports, the first ones of the list most. */
function portFor(dice: Dice): number {
  if (dice.chance(0.5)) {
    const at = Math.floor(CROWDED_PORTS.length * dice.next() ** 2);
    return CROWDED_PORTS[at] ?? CROWDED_PORTS[0];
  }
  return dice.chance(0.04) ? 1 + dice.below(1023) : 1024 + dice.below(64_512);
}
