import type { Facts, ReportFact, SoftwareFact } from '@/lib/check/types';
import { transportsOf } from '@/lib/ports/rules/bits';
import { TRANSPORTS } from '@/lib/ports/types';
import { isWide } from '@/lib/reports/rules/order';
import type { Grade, ReportView, Role } from '@/lib/reports/types';
import { meaningsOf, nameKeys } from '@/lib/software/names';
import { normName } from '@/lib/software/types';
import type { ChosenSoftware, TakenPorts } from '@/lib/collisions/types';

const NOT_TAKEN: readonly Role[] = ['historic', 'malware'];
const PAST: readonly Grade[] = ['refuted', 'historic'];

/** What each piece of software takes, looked up fast. Built once for the same facts. */
export interface Catalogue {
  readonly facts: Facts;
  /** Place in `facts.software` by everything it is called, in the form in which names are compared. */
  readonly byName: ReadonlyMap<string, number>;
  /** Services in lower case by the programs that speak them, in the same form. */
  readonly spokenBy: ReadonlyMap<string, readonly string[]>;
}

export function catalogueOf(facts: Facts): Catalogue {
  const placed = facts.software.map(([slug, name, aliases], at) => ({ slug, name, aliases, at }));
  const byName = new Map([...meaningsOf(placed)].map(([key, { at }]) => [key, at]));
  const spokenBy = new Map<string, string[]>();
  for (const [service, { programs }] of Object.entries(facts.profiles))
    for (const key of programs.map(normName))
      spokenBy.set(key, [...(spokenBy.get(key) ?? []), service]);
  return { facts, byName, spokenBy };
}

/** The software at a place of the catalogue, with all that it takes. */
export function softwareAt(at: number, catalogue: Catalogue): ChosenSoftware | null {
  const { facts } = catalogue;
  const found = facts.software[at];
  if (found === undefined) return null;
  const [slug, name, , commonness] = found;
  const reported = facts.reports.filter((one) => one.software === at);
  return {
    ...{ slug, name, commonness },
    uses: merged([
      ...officialOf(at, found, catalogue),
      ...reported.flatMap((one) => takenByFact(one) ?? []),
    ]),
  };
}

/** What a report says that its software takes; null where nothing runs today, or nothing that anybody chooses. */
export function takenBy(
  report: Pick<
    ReportView,
    'portStart' | 'portEnd' | 'transports' | 'role' | 'grade' | 'settings' | 'onByDefault'
  >,
): TakenPorts | null {
  const { portStart: start, portEnd: end, transports, role, grade, settings, onByDefault } = report;
  if (NOT_TAKEN.includes(role) || PAST.includes(grade)) return null;
  const sure = onByDefault !== false && !isWide(report);
  return { start, end, transports, role, grade, settings, sure };
}

function takenByFact({ span: [portStart, portEnd], bits, ...said }: ReportFact) {
  return takenBy({
    ...{ portStart, portEnd, transports: transportsOf(bits) },
    ...{ role: said.role, grade: said.grade, onByDefault: said.onByDefault },
    settings: [...said.settings],
  });
}

function officialOf(
  at: number,
  [slug, name, aliases]: SoftwareFact,
  { facts, byName, spokenBy }: Catalogue,
): TakenPorts[] {
  // Others may be called the same: a name means one of them.
  const keys = nameKeys({ slug, name, aliases }).filter((key) => byName.get(key) === at);
  const spoken = new Set(keys.flatMap((key) => spokenBy.get(key) ?? []));
  if (spoken.size === 0) return [];
  return facts.services.flatMap(([start, end, bits, service]) => {
    if (!spoken.has(service.toLowerCase())) return [];
    const practised = facts.profiles[service.toLowerCase()]?.transports ?? [];
    const assigned = transportsOf(bits);
    const met = assigned.filter((one) => practised.includes(one));
    const taken: TakenPorts = {
      ...{ start, end, role: 'official', grade: null, settings: [] },
      transports: met.length > 0 ? met : assigned,
      sure: !isWide({ portStart: start, portEnd: end }),
    };
    return [taken];
  });
}

/** The same ports said twice are one use: what is official or sure counts, the settings are all kept. */
function merged(uses: readonly TakenPorts[]): TakenPorts[] {
  const found = new Map<string, TakenPorts>();
  for (const use of uses) {
    const key = `${use.start} ${use.end}`;
    const known = found.get(key);
    found.set(key, known === undefined ? use : both(known, use));
  }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

function both(one: TakenPorts, two: TakenPorts): TakenPorts {
  const settings = new Map(
    [...one.settings, ...two.settings].map((setting) => [setting.example, setting]),
  );
  return {
    ...one,
    transports: TRANSPORTS.filter(
      (transport) => one.transports.includes(transport) || two.transports.includes(transport),
    ),
    sure: one.sure || two.sure,
    settings: [...settings.values()],
  };
}
