import type { PageSpec } from '@/lib/port-page/sentence.examples';
import { exampleReport } from '@/lib/port-page/sentence.examples';

export const TCP_UDP = ['tcp', 'udp'] as const;
export const ECHO = exampleReport(
  ['echo', 'Echo', 'a', 'Go web framework'],
  'documentation-example',
);
const ON_3000 = ['Next.js', 'Browsersync', 'Wiki.js', 'json-server', 'serve'];
const THRIFT = exampleReport(
  ['wso2-api-manager', 'WSO2 API Manager', 'an', 'API management platform'],
  'configurable-default',
  {
    summary:
      'Thrift server for key validation, between gateway and key manager, in older releases.',
    description: 'The offset of `carbon.xml` is added.',
  },
);

/** Pages with the sentence that must come out for them in English (the registry's notes, "The sentence at the top"). */
export const SENTENCES: readonly (readonly [PageSpec, string])[] = [
  [
    { port: 0, status: 'reserved', nameless: [{ transports: TCP_UDP }] },
    'Reserved by IANA on TCP and UDP. Binding to 0 asks the system for any free port.',
  ],
  [
    {
      port: 2,
      status: 'reserved',
      nameless: [
        { transports: TCP_UDP, deassigned: { date: '2025-02-13', previousName: 'compressnet' } },
      ],
    },
    'Reserved: taken back from compressnet (TCP, UDP) on 13 February 2025.',
  ],
  [
    {
      port: 80,
      status: 'assigned',
      services: [
        {
          name: 'http',
          transports: ['tcp', 'udp', 'sctp'],
          aliases: ['www', 'www-http'],
          rows: [{ description: 'World Wide Web HTTP' }],
        },
      ],
    },
    'Officially http (World Wide Web HTTP) on TCP, UDP and SCTP; www and www-http are the same service.',
  ],
  [
    {
      port: 465,
      status: 'assigned',
      services: [
        {
          name: 'submissions',
          transports: ['tcp'],
          rows: [{ description: 'Message Submission over TLS protocol', registered: '2017-12-12' }],
        },
        {
          name: 'urd',
          transports: ['tcp'],
          rows: [{ description: 'URL Rendezvous Directory for SSM' }],
        },
        {
          name: 'igmpv3lite',
          transports: ['udp'],
          rows: [{ description: 'IGMP over UDP for SSM' }],
        },
      ],
    },
    'Two services share TCP: submissions (Message Submission over TLS protocol) and urd (URL Rendezvous Directory for SSM); UDP is igmpv3lite.',
  ],
  [
    {
      port: 1321,
      status: 'assigned',
      services: [{ name: 'pip', transports: TCP_UDP, rows: [{ description: 'PIP' }] }],
      otherPorts: [{ serviceName: 'pip', ports: [{ start: 321, end: 321 }] }],
    },
    'Officially pip (PIP) on TCP and UDP; the same name is also registered on 321.',
  ],
  [
    {
      port: 1323,
      status: 'assigned',
      services: [{ name: 'brcd', transports: TCP_UDP, rows: [{ description: 'brcd' }] }],
      reports: [ECHO],
    },
    'Officially brcd on TCP and UDP. In practice: the example port of Echo, a Go web framework.',
  ],
  [
    {
      port: 3000,
      status: 'assigned',
      services: [
        { name: 'hbci', transports: TCP_UDP, rows: [{ description: 'HBCI' }] },
        {
          name: 'remoteware-cl',
          kind: 'recorded-use',
          transports: TCP_UDP,
          rows: [{ description: 'RemoteWare Client' }],
        },
      ],
      reports: ON_3000.map((name) => exampleReport([name.toLowerCase(), name, '', ''], 'default')),
    },
    'Officially hbci (HBCI) on TCP and UDP; IANA also records remoteware-cl as “unassigned but widespread”. In practice: Next.js, Browsersync, Wiki.js and 2 more.',
  ],
  [
    {
      port: 3322,
      status: 'assigned',
      services: [
        {
          name: 'active-net',
          transports: [],
          rows: [{ description: 'Active Networks', span: [3322, 3325] }],
        },
      ],
    },
    'Officially active-net (Active Networks), part of 3322–3325; IANA names no transport.',
  ],
  [
    {
      port: 5349,
      status: 'assigned',
      services: [
        {
          name: 'stuns',
          transports: TCP_UDP,
          rows: [
            { transports: ['tcp'], description: 'Session Traversal Utilities for NAT (STUN) port' },
            { transports: ['udp'], description: 'STUN over DTLS' },
          ],
        },
        {
          name: 'turns',
          transports: TCP_UDP,
          rows: [
            { transports: ['tcp'], description: 'TURN over TLS' },
            { transports: ['udp'], description: 'TURN over DTLS' },
          ],
        },
        {
          name: 'stun-behaviors',
          transports: TCP_UDP,
          rows: [
            { transports: ['tcp'], description: 'STUN Behavior Discovery over TLS' },
            {
              transports: ['udp'],
              description: 'Reserved for a future enhancement of STUN-BEHAVIOR',
            },
          ],
        },
      ],
    },
    'Officially stuns and turns over TLS (TCP) or DTLS (UDP); also stun-behaviors on TCP, reserved for it on UDP.',
  ],
  [
    {
      port: 6003,
      status: 'assigned',
      services: [
        {
          name: 'x11',
          transports: TCP_UDP,
          rows: [
            {
              description: 'X Window System',
              span: [6000, 6063],
              unauthorizedUse: { text: 'Known Unauthorized Use on port 6003', aboutThisPort: true },
            },
          ],
        },
      ],
    },
    'Officially x11 (X Window System), part of 6000–6063, on TCP and UDP. IANA notes that this port is also used without authorization.',
  ],
  [
    {
      port: 7775,
      status: 'assigned',
      services: [
        {
          name: 'inetfs',
          transports: ['tcp'],
          rows: [
            {
              description: 'A File System using TLS over a wide area network',
              registered: '2016-01-28',
            },
          ],
        },
      ],
      nameless: [{ transports: ['udp'] }],
    },
    'Officially inetfs (A File System using TLS over a wide area network) on TCP, registered 28 January 2016; UDP is reserved.',
  ],
  [
    {
      port: 8010,
      status: 'reserved',
      nameless: [{ unauthorizedUse: { text: 'yes', aboutThisPort: true } }],
    },
    'Reserved, assigned to nobody; IANA notes unauthorized use without saying by whom.',
  ],
  [
    {
      port: 10397,
      status: 'unassigned',
      nameless: [{ kind: 'unassigned', span: [10322, 10438] }],
      reports: [THRIFT],
    },
    'Unassigned, within 10322–10438. In practice: WSO2 API Manager’s Thrift port; the port offset changes it.',
  ],
  [
    {
      port: 11434,
      status: 'assigned',
      services: [
        {
          name: 'ollama',
          transports: ['tcp'],
          rows: [{ description: 'Ollama', registered: '2025-09-26' }],
        },
      ],
      nameless: [{ transports: ['udp'] }],
      reports: [
        exampleReport(['ollama', 'Ollama', 'a', 'local language model runner'], 'default', {
          grade: 'now-official',
        }),
      ],
    },
    'Officially ollama on TCP, registered 26 September 2025; UDP is reserved.',
  ],
  [{ port: 49151, status: 'reserved', nameless: [{}] }, 'Reserved by IANA, the last User port.'],
  [
    { port: 49152, status: 'dynamic' },
    'The first dynamic port: never assigned; systems may use it for outgoing connections.',
  ],
];
