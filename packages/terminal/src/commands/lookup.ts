import { type KnownPort, knownName, knownPort, namesLike } from '../known';
import { JSON_OPTION, readOptions } from '../options';
import { type Command, FOUND, json, plain, spanText, Wrong } from '../terminal';

/** `portolan 1323`, `portolan echo`: what a port is, or what a name means. */
export const lookup: Command = (args, { out }) => {
  const { values, positionals } = readOptions(args, JSON_OPTION);
  const asked = positionals.join(' ').trim();
  if (asked === '') throw new Wrong('name a port or a name: portolan 1323');
  if (/^\d+(?:[\s,]+\d+)+$/.test(asked)) throw new Wrong('name one port at a time: portolan 1323');
  const number = /^:?(\d+)$/.exec(asked)?.[1];
  if (number !== undefined) {
    if (Number(number) > 65_535) throw new Wrong(`${asked} is no port: they go from 0 to 65535`);
    const known = knownPort(Number(number));
    out(values.json === true ? json(known) : portText(known));
    return Promise.resolve(0);
  }
  const known = knownName(asked);
  if (known.services.length + known.software.length > 0) {
    out(values.json === true ? json(known) : nameText(known));
    return Promise.resolve(0);
  }
  const like = namesLike(asked);
  const hint =
    like.length === 0 ? 'portolan help lists the commands' : `similar: ${like.join(', ')}`;
  throw new Wrong(`nothing is known under “${plain(asked)}” (${hint})`, FOUND);
};

const SYSTEMS = { linux: 'Linux', windows: 'Windows', macos: 'macOS' } as const;

export function portText(known: KnownPort): string {
  const { port, range, transports, services, reports, reservations, facts, release, url } = known;
  const usual = (['tcp', 'udp', 'sctp', 'dccp'] as const).filter(
    (one, at) => at < 2 || transports[one] === 'assigned',
  );
  const official = usual.map((one) => {
    const names = services.filter((service) => service.transports.includes(one));
    const said = names.map(({ name, plainName }) =>
      plainName === '' || plainName.toLowerCase() === name ? name : `${name} (${plainName})`,
    );
    return `official     ${one.padEnd(7)}  ${said.length > 0 ? said.join(', ') : transports[one]}`;
  });
  const practice = reports.flatMap(({ software, role, grade, summary, settings, ...report }) => [
    `in practice  ${report.transports.join('/').padEnd(7)}  ${software.name}: ${summary} (${role}, ${grade})`,
    // Malware gets no advice.
    ...(role === 'malware' ? [] : settings.slice(0, 1)).map(
      ({ example }) => `                      another port: ${example}`,
    ),
  ]);
  const reserved = reservations.map(
    ({ transports: on, project, namespace, until }) =>
      `reserved     ${on.join('/').padEnd(7)}  ${project}, in the namespace ${namespace}, until ${until}`,
  );
  const good = [
    ...(facts.browserBlocked ? ['browsers refuse it'] : []),
    ...(facts.privileged && port > 0 ? ['listening needs root on Linux'] : []),
    ...(facts.nodePort ? ['in the NodePort range of Kubernetes'] : []),
    ...(facts.ephemeral.length > 0
      ? [`ephemeral on ${facts.ephemeral.map((one) => SYSTEMS[one]).join(', ')}`]
      : []),
  ];
  return [
    `${port}  ${range} port`,
    ...official,
    ...practice.map(plain),
    ...reserved.map(plain),
    ...(good.length > 0 ? [`good to know ${good.join('; ')}`] : []),
    `IANA release ${release} · ${url}`,
  ].join('\n');
}

function nameText({ services, software }: ReturnType<typeof knownName>): string {
  const span = ({ portStart, portEnd }: { portStart: number; portEnd: number }) =>
    spanText(portStart, portEnd);
  return [
    ...services.flatMap(({ name, plainName, description, ports, url }) => [
      `${name}  official service${plainName === '' ? '' : `: ${plainName}`}`,
      `ports        ${ports.map(span).join(', ')}`,
      ...(description === '' ? [] : [`IANA says    ${description}`]),
      url,
      '',
    ]),
    ...software.flatMap(({ name, tagline, official, reports, url }) => [
      `${name}  software${tagline === '' ? '' : `: ${tagline}`}`,
      ...official.map((one) => `official     ${one.ports.map(span).join(', ')}  ${one.name}`),
      ...reports.map(
        (report) =>
          `in practice  ${span(report)}  ${report.transports.join('/')}  ${report.summary} (${report.role}, ${report.grade})`,
      ),
      url,
      '',
    ]),
  ]
    .map(plain)
    .join('\n')
    .trimEnd();
}
