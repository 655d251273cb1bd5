import { transportsOf } from '@/lib/ports/rules/bits';
import type { Facts, ServiceFact } from '@/lib/check/types';
import type {
  PortLine,
  ReportLine,
  ServiceLine,
  SnapshotHead,
  SoftwareLine,
} from '@/lib/snapshot/types';

/** The files that facts are made of, read whole: keys with what is known under them. */
export interface WholeSnapshot {
  readonly head: SnapshotHead;
  readonly ports: readonly (readonly [string, PortLine])[];
  readonly services: readonly (readonly [string, ServiceLine])[];
  readonly software: readonly (readonly [string, SoftwareLine])[];
  readonly reports: readonly (readonly [string, ReportLine])[];
}

/** What reading a paste and collisions look at. */
export function factsFrom(whole: WholeSnapshot): Facts {
  const { head, ports, services, software, reports } = whole;
  const places = new Map(software.map(([slug], at) => [slug, at]));
  return {
    release: head.release,
    services: ports.flatMap(([key, [end, , here]]) =>
      here.map(([name, bits]): ServiceFact => [Number(key), end, bits, name]),
    ),
    profiles: Object.fromEntries(
      services.flatMap(([key, [, , plainName, programs, bits]]) =>
        plainName === ''
          ? []
          : [[key, { names: { en: plainName }, programs, transports: transportsOf(bits) }]],
      ),
    ),
    software: software.map(([slug, [name, aliases, commonness]]) => [
      slug,
      name,
      aliases,
      commonness,
    ]),
    reports: reports.flatMap(([, report]) => {
      const place = places.get(report.software);
      if (place === undefined || report.grade === 'refuted' || report.grade === 'historic')
        return [];
      const { span, bits, role, onByDefault, settings } = report;
      const grade = report.grade;
      return [{ span, bits, software: place, grade, role, onByDefault, settings }];
    }),
  };
}
