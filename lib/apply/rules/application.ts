import type { ApplyQuery } from '../schema';

/** A use of the wished port that IANA did not assign, as the application names it. */
interface KnownUse {
  readonly name: string;
  readonly transports: readonly string[];
  readonly url: string;
}

const TRANSPORTS: Readonly<Record<NonNullable<ApplyQuery['transport']>, string>> = {
  ...{ tcp: 'TCP', udp: 'UDP', both: 'TCP, UDP', sctp: 'SCTP', dccp: 'DCCP' },
};

const PROTECTION: Readonly<Record<NonNullable<ApplyQuery['protection']>, string>> = {
  always: 'All traffic is protected, on the one assigned port.',
  negotiated: 'Protection is negotiated within the protocol, on the one assigned port.',
  separate: '[say how protected and plain traffic could share one port]',
  none: '[say how traffic is protected]',
};

const VERSIONS: Readonly<Record<NonNullable<ApplyQuery['versions']>, string>> = {
  inside: 'Messages say their version; later versions use the same port.',
  none: '[say how later versions will be told apart on the same port]',
};

const NEED: Readonly<Record<NonNullable<ApplyQuery['finding']>, string>> = {
  known: 'Clients have to reach the service before they can be told a port.',
  configured: '[say why a configured port is not enough]',
  discovered: '[say why discovery by service name is not enough]',
};

const TO_FILL_IN = '[to be filled in]';

/** A field's name, and its value where there is one. */
type Field = readonly [string, string | undefined];

/**
 * The fields that an application has (RFC 6335, section 8.1.1), and what IANA's form asks besides whoever wants a port,
 * as text to copy: in English, as IANA reads it. What was not said stands in brackets.
 */
export function applicationText(
  answers: ApplyQuery,
  { nameOnly, uses }: { readonly nameOnly: boolean; readonly uses: readonly KnownUse[] },
): string {
  const { name, transport, port, description, reference } = answers;
  const wish = port === undefined ? 'any User Port' : String(port);
  const known = uses.map((one) => `${one.name} (${one.transports.join(', ')}), ${one.url}`);
  const fields: readonly Field[] = [
    ['Assignee', '[name and e-mail address of who is responsible]'],
    ['Contact', '[name and e-mail address of who answers questions]'],
    ['Service name', name],
    ['Transport protocol(s)', transport && TRANSPORTS[transport]],
    ['Port number', nameOnly ? 'none, service name only' : wish],
    ...(transport === 'dccp' ? ([['Service code', undefined]] as const) : []),
    ['Description', description],
    ['Reference', reference],
    ['Broadcast, multicast or anycast', '[say whether and for what the protocol uses them]'],
    ['Known unauthorized uses', known.length === 0 ? 'none known' : known.join('; ')],
    ...(nameOnly ? [] : portFields(answers)),
  ];
  return fields.map(([field, value]) => `${field}: ${value ?? TO_FILL_IN}`).join('\n');
}

/** What is asked of a port, and not of a name alone. */
function portFields({ transport, finding, protection, versions }: ApplyQuery): readonly Field[] {
  return [
    ['Why a dynamic port (49152-65535) is unsuitable', finding && NEED[finding]],
    ['Security', protection && PROTECTION[protection]],
    ['Versions', versions && VERSIONS[versions]],
    ...(transport === 'udp' || transport === 'both'
      ? ([
          ['UDP traffic', '[say how it is limited, and whether it reacts to congestion]'],
          ['Discovery', '[say whether UDP serves only to discover hosts]'],
        ] as const)
      : []),
    ...(transport === 'both' ? ([['Difference between the transports', undefined]] as const) : []),
    ['State of development', undefined],
  ];
}
