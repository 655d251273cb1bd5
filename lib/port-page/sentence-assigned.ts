import type { OfficialService, PortPage } from '@/lib/port-page/page-model';
import {
  type Clause,
  MOST_NAMES,
  type SentenceName,
  type SentenceValue,
  type Statement,
  transportsOf,
} from '@/lib/port-page/sentence-text';
import type { Transport } from '@/lib/ports/types';

/** Longer descriptions are left to the card below the sentence. */
const LONGEST_DETAIL = 60;
/** 5349/udp `stun-behaviors`: a named row that only keeps the name for later. */
const KEPT = /^reserved for\b/i;

/** Services that name the same transports. */
interface Group {
  readonly transports: readonly Transport[];
  readonly services: readonly OfficialService[];
}

/** "Officially `http` on TCP, UDP and SCTP; `www` and `www-http` are the same service." */
export function assignedStatement(page: PortPage): Statement {
  const assigned = page.services.filter((service) => service.kind === 'assigned');
  const plain = assigned.filter((service) => keptTransports(service).length === 0);
  const groups = groupByTransports(plain);
  const kept = assigned.filter((service) => keptTransports(service).length > 0);
  return [
    ...groups.map((group, index) =>
      index === 0 ? headClause(group, assigned.length) : tailClause(group, groups, index),
    ),
    ...kept.map(keptClause),
    ...aliasClauses(assigned),
    ...otherPortClauses(page, assigned),
    ...reservedClause(page),
    ...recordedClause(page),
    ...(transportsOf(assigned).length === 0 ? [{ key: 'noTransport' }] : []),
  ];
}

function keptTransports(service: OfficialService): Transport[] {
  return transportsOf(service.rows.filter((row) => KEPT.test(row.description)));
}

function groupByTransports(services: readonly OfficialService[]): Group[] {
  const groups = new Map<string, OfficialService[]>();
  for (const service of services) {
    const key = service.transports.join();
    groups.set(key, [...(groups.get(key) ?? []), service]);
  }
  return [...groups.values()].map((members) => ({
    transports: transportsOf(members),
    services: members,
  }));
}

function headClause(group: Group, assignedCount: number): Clause {
  const { transports, services } = group;
  const names = { names: services.map(detailedName) };
  if (services.length > 1) {
    if (speakTls(services))
      return { key: 'officialOverTls', values: { names: { names: services.map(plainName) } } };
    return { key: 'shared', values: { count: services.length, transports: { transports }, names } };
  }
  const [service] = services;
  const registered =
    assignedCount === 1 ? registeredClause(service?.rows[0]?.registered ?? null) : null;
  const values: Record<string, SentenceValue> = { names, registered: { clause: registered } };
  const isRange = service !== undefined && service.span.start !== service.span.end;
  if (isRange) values.span = { spans: [service.span] };
  if (transports.length === 0)
    return { key: isRange ? 'officialRangeBare' : 'officialBare', values };
  return {
    key: isRange ? 'officialRange' : 'official',
    values: { ...values, transports: { transports } },
  };
}

/** Several services of which IANA says that they run over TLS on TCP and over DTLS on UDP (5349). */
function speakTls(services: readonly OfficialService[]): boolean {
  const rows = services.flatMap((service) => service.rows);
  const says = (transport: Transport, words: RegExp) =>
    rows.some((row) => row.transports.includes(transport) && words.test(row.description));
  return (
    transportsOf(services).join() === 'tcp,udp' &&
    says('tcp', /\bover TLS\b/) &&
    says('udp', /\bover DTLS\b/)
  );
}

function tailClause(group: Group, groups: readonly Group[], index: number): Clause {
  const said = new Set(groups.slice(0, index).flatMap((one) => one.transports));
  const values = {
    names: { names: group.services.map(plainName) },
    transports: { transports: group.transports },
    count: group.transports.length,
  };
  return {
    key: group.transports.some((transport) => said.has(transport)) ? 'also' : 'others',
    values,
  };
}

function keptClause(service: OfficialService): Clause {
  const kept = keptTransports(service);
  const transports = service.transports.filter((transport) => !kept.includes(transport));
  return {
    key: transports.length === 0 ? 'keptOnly' : 'kept',
    values: {
      names: { names: [plainName(service)] },
      transports: { transports },
      kept: { transports: kept },
    },
  };
}

function aliasClauses(assigned: readonly OfficialService[]): Clause[] {
  return assigned
    .filter((service) => service.aliases.length > 0)
    .map((service) => {
      const names = { names: service.aliases.map(officialName) };
      const values = {
        names,
        count: service.aliases.length,
        name: { names: [plainName(service)] },
      };
      return { key: assigned.length === 1 ? 'aliases' : 'aliasesOf', values };
    });
}

function otherPortClauses(page: PortPage, assigned: readonly OfficialService[]): Clause[] {
  return page.otherPorts
    .filter(
      ({ serviceName, ports }) =>
        ports.length > 0 && assigned.some(({ name }) => name === serviceName),
    )
    .map(({ serviceName, ports }) => ({
      key: assigned.length === 1 ? 'otherPorts' : 'otherPortsOf',
      values: {
        name: { names: [officialName(serviceName)] },
        count: ports.length,
        ports: { spans: ports.slice(0, MOST_NAMES), more: Math.max(0, ports.length - MOST_NAMES) },
      },
    }));
}

/** What TCP or UDP is where only the other one is assigned; SCTP and DCCP stay quiet. */
function reservedClause(page: PortPage): Clause[] {
  const transports = page.transports
    .filter(
      ({ transport, reason }) =>
        (transport === 'tcp' || transport === 'udp') && reason.code === 'reserved-row',
    )
    .map(({ transport }) => transport);
  if (transports.length === 0) return [];
  return [{ key: 'reservedOn', values: { transports: { transports }, count: transports.length } }];
}

function recordedClause(page: PortPage): Clause[] {
  const names = page.services.filter((service) => service.kind === 'recorded-use').map(plainName);
  return names.length === 0
    ? []
    : [{ key: 'recorded', values: { names: { names }, count: names.length } }];
}

function registeredClause(date: string | null): Clause | null {
  if (date === null) return null;
  return {
    key: date.length === 10 ? 'registered' : 'registeredMonth',
    values: { date: { day: date } },
  };
}

function officialName(text: string): SentenceName {
  return { kind: 'official', text };
}

function plainName(service: OfficialService): SentenceName {
  return officialName(service.name);
}

/** The name with IANA's description, unless that says no more than the name (`brcd`, `Ollama`). */
function detailedName(service: OfficialService): SentenceName {
  const description = service.rows[0]?.description ?? '';
  const uncapitalised = description.slice(0, 1).toLowerCase() + description.slice(1);
  const repeats = uncapitalised === service.name || description === service.name;
  if (description === '' || repeats || description.length > LONGEST_DETAIL)
    return plainName(service);
  return { ...plainName(service), detail: description };
}
