/** Parts of made names and texts. Nothing here is the name of a real program, and no link leads anywhere. */

export const FIRST_NAMES =
  'ada amir anna beata boaz carla carlos celia chen dalia david dorota eitan elena emil ewa fatima felix gal grzegorz hana ines ivan jan joana jorge julia kasia kenji lena liam lucia magda marek marta mateo mila nadia noa nora olga omar pavel piotr rafael rina rosa ruben sara shira sofia tamar tomasz uri vera yael zofia'.split(
    ' ',
  );

export const LAST_NAMES =
  'adler alonso baran becker bielak blum bravo cano cohen costa cruz dahan delgado duda ellis engel farkas flores frank garcia gold green haas halevi ibarra jansen katz keller kowal lang leon levin lima lopez mazur mendel miller molina moreno nagy navarro neuman novak olsen ortega peretz petit polak ramos reyes rivera rossi sadowski serra shalev silva stein torres varga'.split(
    ' ',
  );

export const NAME_STARTS =
  'Amber Anchor Arbor Aspen Badger Basalt Beacon Birch Bramble Canyon Cedar Cinder Cobalt Copper Coral Cypress Delta Drift Ember Falcon Fathom Fern Flint Garnet Glacier Granite Harbor Hazel Heron Indigo Iron Ivory Jasper Juniper Kestrel Lagoon Lantern Larch Ledger Linden Lunar Maple Marble Meadow Mesa Nimbus Oak Ochre Onyx Orchid Osprey Otter Pebble Pine Quartz Quill Raven Reef Ridge River Rowan Saffron Sable Sequoia Shale Slate Sparrow Spruce Summit Tidal Timber Topaz Tundra Umber Vale Velvet Willow Wren Yarrow Zephyr'.split(
    ' ',
  );

export const NAME_ENDS =
  'board box bridge cast chart core dash deck drop feed flow forge frame gate grid hub index kit lab lane line link loom mark mesh mill mint nest node pad path pilot pipe point pool port post press pulse rack rail relay ring scope seed shelf shift sink spark stack stage store stream switch sync table tap tower track vault view wave well wire works yard'.split(
    ' ',
  );

export const PROGRAMS = [
  { tagline: 'metrics collector', does: 'takes in metrics from its agents' },
  { tagline: 'message broker', does: 'accepts connections of publishers and subscribers' },
  { tagline: 'web framework', does: 'serves pages while one develops' },
  { tagline: 'game server', does: 'lets players join' },
  { tagline: 'media server', does: 'streams films and music' },
  { tagline: 'home automation hub', does: 'shows its dashboard' },
  { tagline: 'build server', does: 'lists builds and their logs' },
  { tagline: 'document database', does: 'takes queries of its clients' },
  { tagline: 'search engine', does: 'answers searches over HTTP' },
  { tagline: 'backup service', does: 'takes in backups of other machines' },
  { tagline: 'API gateway', does: 'passes requests on to other services' },
  { tagline: 'log viewer', does: 'shows the logs it gathered' },
] as const;

/** Ports that very many programs choose. */
export const CROWDED_PORTS = [
  8080, 3000, 8000, 5000, 8888, 9000, 8081, 4000, 8443, 9090, 5001, 3001, 7000, 8008, 9001, 6000,
  4200, 8090, 1234, 9999, 7777, 10_000, 8200, 5173, 25_565, 27_015,
] as const;

export const APPROVALS = [
  'The documentation says so.',
  'I started it and it listens there.',
  'The shipped configuration has it.',
  'Checked the source: it is the default.',
  'Agrees with what the vendor writes.',
];
export const REJECTIONS = [
  'The link does not mention this port.',
  'That is another program of the same name.',
  'It is only an example in a blog, not a use.',
];
export const QUESTIONS = [
  'Please link to the page that names the port.',
  'Since which version? The manual of the present one says otherwise.',
  'Is it on by default? The summary does not say.',
];
export const DISPUTE_REASONS = [
  'It has listened elsewhere since the last major version.',
  'I could not see it in a fresh installation.',
  'Only when one turns the web interface on.',
];
export const FLAG_REASONS = ['spam', 'other', 'copyright'];
export const COMMENTS = [
  'I still do not know what is running here.',
  'How do I change the port?',
  'This was what I was looking for.',
  'My firewall calls it something else.',
];
