import { transportsOf } from '@/lib/collisions/rules/taken';
import type { Facts, ServiceFact } from '@/lib/check/types';
import { PickTable, unpackRun } from '@/lib/pick/rules/table';
import type { PickUse } from '@/lib/pick/types';
import type {
  PortLine,
  ReportLine,
  ReservationLine,
  ServiceLine,
  SnapshotHead,
  SoftwareLine,
} from '@/lib/snapshot/types';

/** The files of a snapshot, read whole: keys with what is known under them. */
export interface WholeSnapshot {
  readonly head: SnapshotHead;
  readonly ports: readonly (readonly [string, PortLine])[];
  readonly services: readonly (readonly [string, ServiceLine])[];
  readonly software: readonly (readonly [string, SoftwareLine])[];
  readonly reports: readonly (readonly [string, ReportLine])[];
  readonly reservations: readonly (readonly [string, ReservationLine])[];
}

/** Every port as picks look at it. */
export function tableFrom(whole: WholeSnapshot): PickTable {
  const { ports, reports, software } = whole;
  const names = new Map(software.map(([slug, [name]]) => [slug, name]));
  const runs = ports.flatMap(([key, [end, statuses, services, , own]]) =>
    statuses === ''
      ? []
      : [
          unpackRun([
            Number(key),
            end,
            statuses,
            [...new Set(services.slice(0, own).map(([name]) => name))],
          ]),
        ],
  );
  const uses = reports.map(([, { span, bits, grade, software: slug }]): PickUse => ({
    ...{ start: span[0], end: span[1], grade, transports: transportsOf(bits) },
    software: { slug, name: names.get(slug) ?? slug },
  }));
  const reserved = whole.reservations.map(([key, { bits, project, namespace }]) => ({
    ...{ port: Number(key), transports: transportsOf(bits), project, namespace },
  }));
  return new PickTable(runs, uses, reserved);
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
