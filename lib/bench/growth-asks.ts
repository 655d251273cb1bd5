import type { Asker, Sample } from './growth-site';

/** One kind of page or call, asked for under as many addresses as there are. */
export interface Ask {
  readonly name: string;
  readonly by?: Asker;
  readonly path: (sample: Sample, turn: number) => string;
}

const pick = (list: readonly string[], turn: number) => list[turn % list.length] ?? '';

type Listed = Exclude<keyof Sample, 'headers' | 'token'>;

/** An address in which `{name}` stands for one of the sample. */
function at(address: string, by: Asker = 'visitor', name = address): Ask {
  return {
    ...{ name, by },
    path: (sample, turn) =>
      address.replace(/\{(\w+)\}/g, (_, list: string) =>
        encodeURIComponent(pick(sample[list as Listed], turn)),
      ),
  };
}

const QUERIES = [
  '443',
  'redis',
  'postgers',
  'harbor',
  'message queue',
  '8080,8443',
  'ech',
  'web server',
];

function search(address: string): Ask {
  return {
    name: `${address}?q=…`,
    path: (_, turn) => `${address}?q=${encodeURIComponent(pick(QUERIES, turn))}`,
  };
}

/** Pages that everybody sees. */
const PAGES = [
  ...[
    '/',
    '/about',
    '/privacy',
    '/api',
    '/api/docs/reports',
    '/chart',
    '/chart/table',
    '/check',
    '/pick',
  ],
  ...['/ports/{ports}', '/ports/{crowded}', '/ports/{ports}/history', '/ports/{crowded}/history'],
  ...['/ports/{ports}/report', '/ports', '/ports?has=use', '/ports?grade=confirmed'],
  ...[
    '/ports?name=har',
    '/ports?software={software}',
    '/ranges/system',
    '/ranges/user',
    '/services',
  ],
  ...['/services/{services}', '/software', '/software/{software}', '/collisions'],
  ...['/collisions?software={software},redis', '/software/{software}/vs/redis', '/edits'],
  ...['/edits?state=open', '/edits?author={handles}', '/edits?port={crowded}', '/edits/{edits}'],
  ...['/edits/{waiting}', '/history/report/{reports}', '/changes', '/changes?port={crowded}'],
  ...['/changes?range=user', '/changes?software={software}', '/log', '/log?port={crowded}'],
  ...[
    '/log?actor={handles}',
    '/log?action=vote.cast',
    '/log?action=account.suspended',
    '/releases',
  ],
  ...['/releases/{releases}', '/users/{handles}', '/wanted', '/batches', '/collisions/stores'],
  ...['/namespaces', '/ports/{crowded}?asof=2026-08-20'],
];

/** Pages for whoever is signed in. */
const MEMBERS = ['/account', '/contributions', '/notifications', '/reports/{reports}/edit'];
const MODERATORS = [
  ...[
    '/queue',
    '/queue/instance',
    '/queue/flags',
    '/queue/feedback',
    '/queue/sources',
    '/queue/guide',
  ],
  ...['/users/{handles}/moderate', '/moderate/report/{reports}'],
];

const CALLS = [
  ...[
    '/ports/{ports}',
    '/ports/{crowded}',
    '/ports',
    '/ports?has=use&limit=100',
    '/ports?software={software}',
  ],
  ...[
    '/ports/{crowded}/known',
    '/services/{services}',
    '/software/{software}',
    '/reports/{reports}',
    '/reports',
  ],
  ...[
    '/reports?port={crowded}',
    '/reports?software={software}',
    '/reports?grade=confirmed',
    '/edits',
  ],
  ...[
    '/edits?state=open',
    '/edits?port={crowded}',
    '/edits?author={handles}',
    '/edits/{waiting}',
    '/log',
  ],
  ...[
    '/log?port={crowded}',
    '/log?actor={handles}',
    '/log.atom',
    '/changes',
    '/changes?port={crowded}',
    '/changes.atom',
  ],
  ...[
    '/releases',
    '/releases/{releases}',
    '/articles/1323/en',
    '/pick',
    '/chart/community',
    '/chart/names',
  ],
  ...['/collisions?software={software}', '/locks', '/namespaces', '/reservations', '/openapi.json'],
].map((path) => `/api/v1${path}`);

const OWN_CALLS = ['/me', '/ports/{crowded}/mine', '/notifications', '/watches'].map(
  (path) => `/api/v1${path}`,
);
const DESK_CALLS = [
  '/queue',
  '/queue/{waiting}',
  '/queue/{waiting}/group?by=author',
  '/queue/verdicts',
  '/flags',
  '/appeals',
  '/me/reasons',
  '/me/agreement',
].map((path) => `/api/v1${path}`);

const OTHERS = [
  ...[
    '/ports/{ports}.txt',
    '/badge/ports/{ports}.svg',
    '/badge/software/{software}.svg',
    '/og/ports/{ports}.png',
  ],
  ...['/chart.png', '/sitemap.xml', '/sitemap/en-0.xml', '/api/check-facts', '/api/health/ready'],
];

/** Everything that can be asked for without changing anything, exports apart. */
export const ASKS: readonly Ask[] = [
  ...[...PAGES, ...CALLS, ...OTHERS].map((address) => at(address)),
  ...[search('/search'), search('/api/v1/search')],
  ...[...MEMBERS, ...OWN_CALLS].map((address) => at(address, 'member')),
  ...[...MODERATORS, ...DESK_CALLS].map((address) => at(address, 'moderator')),
];
