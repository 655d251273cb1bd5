import { transportsOf } from '@/lib/ports/rules/bits';
import { namespacePath } from '@/lib/namespaces/routes';
import { unpackRun } from '@/lib/pick/rules/table';
import { portFacts } from '@/lib/ports/rules/facts';
import { portPath, servicePath } from '@/lib/ports/routes';
import { rangeOf } from '@/lib/ports/types';
import { numberKey } from '@/lib/snapshot/rules/keys';
import type { ReportLine } from '@/lib/snapshot/types';
import { normName } from '@/lib/software/types';
import { softwarePath } from '@/lib/software/routes';
import { findLines, lastUpTo, linesBeginning, snapshotHead } from './snapshot';

/** What is known of a port, as `--json` gives it. */
export function knownPort(port: number) {
  const head = snapshotHead();
  const found = lastUpTo('ports', numberKey(port));
  const line = found !== null && found[1][0] >= port ? found[1] : null;
  const { statuses } = unpackRun([port, port, line?.[1] ?? '', []]);
  const before = rangeOf(port) === 'dynamic' ? 'dynamic' : 'unlisted';
  const none = { tcp: before, udp: before, sctp: before, dccp: before } as const;
  return {
    port,
    range: rangeOf(port),
    transports: line === null || line[1] === '' ? none : statuses,
    services: (line?.[2] ?? []).map(([name, bits]) => {
      const [, description = '', plainName = ''] =
        findLines('services', name.toLowerCase())[0] ?? [];
      return { name, description, plainName, transports: transportsOf(bits) };
    }),
    reports: (line?.[3] ?? []).flatMap((key) => {
      const [report] = findLines('reports', key);
      return report === undefined ? [] : [reportAnswer(report)];
    }),
    reservations: findLines('reservations', numberKey(port)).map(
      ({ bits, project, namespace, until }) => ({
        ...{ transports: transportsOf(bits), project, namespace: namespace.name, until },
        url: new URL(namespacePath(namespace.slug), head.site).href,
      }),
    ),
    facts: portFacts(port),
    release: head.release,
    url: new URL(portPath(port), head.site).href,
  };
}
export type KnownPort = ReturnType<typeof knownPort>;

function reportAnswer({ id, span, bits, software, ...said }: ReportLine) {
  const [name = software] = findLines('software', software)[0] ?? [];
  const { role, grade, onByDefault, summary, settings } = said;
  return {
    ...{ id, portStart: span[0], portEnd: span[1], transports: transportsOf(bits) },
    ...{ software: { slug: software, name }, role, grade, onByDefault, summary, settings },
  };
}

/** What a name means: services of the registry, software with what is reported of it. */
export function knownName(name: string) {
  const { site } = snapshotHead();
  const key = normName(name);
  const found = key === '' ? [] : findLines('names', key);
  const services = found.filter(([kind]) => kind === 'service').map(([, id]) => id);
  const slugs = found.filter(([kind]) => kind === 'software').map(([, id]) => id);
  return {
    services: [...new Set(services)].flatMap((id) => {
      const [line] = findLines('services', id);
      if (line === undefined) return [];
      const [own, description, plainName, , , spans] = line;
      const url = new URL(servicePath(own), site).href;
      const ports = spans.map(([portStart, portEnd]) => ({ portStart, portEnd }));
      return [{ name: own, plainName, description, ports, url }];
    }),
    software: [...new Set(slugs)].flatMap((slug) => {
      const [line] = findLines('software', slug);
      if (line === undefined) return [];
      const [own, , , tagline, reports, spoken] = line;
      const url = new URL(softwarePath(slug), site).href;
      const found = reports.flatMap((at) => findLines('reports', at)).map(reportAnswer);
      return [
        { slug, name: own, tagline, url, official: spoken.flatMap(serviceOf), reports: found },
      ];
    }),
  };
}

function serviceOf(key: string) {
  return findLines('services', key).map(([name, , plainName, , , spans]) => ({
    ...{ name, plainName },
    ports: spans.map(([portStart, portEnd]) => ({ portStart, portEnd })),
  }));
}

/** Names that begin alike, for who mistyped one. */
export function namesLike(name: string): string[] {
  for (let start = normName(name); start.length >= 3; start = start.slice(0, -1)) {
    const found = linesBeginning('names', start, 5);
    if (found.length > 0) return [...new Set(found.map(([, [, id]]) => id))];
  }
  return [];
}
