/**
 * Scores of the matches, 0 to 1. What orders hits of one kind (nearness, weight) adds less than the
 * step to the next kind; only a very near misspelling overtakes a word in a description.
 */
export const SCORES = {
  number: 1,
  /** The whole text is the thing's own name. */
  title: 0.93,
  /** … of a service that has no port: nobody looks that up here. */
  portlessTitle: 0.84,
  /** … or another name of it. */
  alias: 0.88,
  /** The text is the name of a program that implements the service. */
  program: 0.79,
  /** A number that could belong to a name (`windows 10`) comes after that name. */
  numberBesideName: 0.86,
  numberInRange: 0.82,
  /** Something on the port asked for. */
  onPort: 0.76,
  prefix: 0.68,
  /** A name but for two neighbouring letters in the wrong order, or one too many. */
  slip: 0.65,
  wordsOfName: 0.62,
  wordsOfAbout: 0.56,
  /** One of several words is a whole name, and all of them together are found nowhere. */
  nameOfWord: 0.54,
  /** … whose range of more than `WIDEST_USE` ports only happens to cover it. */
  inWideRange: 0.58,
  /** Something on the port that stands beside a name. */
  onPortBesideName: 0.5,
  wordsOfText: 0.44,
  part: 0.4,
  similar: 0.24,
} as const;

/** How much nearness adds: to a beginning, by how much of the name it is; to a misspelling, by its likeness. */
export const PREFIX_NEARNESS = 0.04;
export const SIMILAR_NEARNESS = 0.5;

/** How much less each later word of several counts. */
export const LATER_WORD = 0.02;

/** How much the weight of a well-known thing adds. */
export const WEIGHT_SHARE = 0.05;

/**
 * Share of the query's trigrams that a name has to hold (pg_trgm's word similarity): `postgers` and
 * `postgresql` have 0.56.
 */
export const SIMILAR_FROM = 0.4;
/** … and how near it has to come to the nearest one. */
export const SIMILAR_TO_NEAREST = 0.75;
/** Shorter texts resemble everything; longer ones are sentences and no misspelt name. */
export const MIN_SIMILAR_LENGTH = 4;
export const MAX_SIMILAR_LENGTH = 32;
/** With as many good matches nobody misspelt anything. */
export const ENOUGH_MATCHES = 3;

/** Slips are read in single words of these lengths: of a shorter one nearly every change is a name. */
export const MIN_SLIP_LENGTH = 4;
export const MAX_SLIP_LENGTH = 16;

/** Parts of names are looked for from this length on; what is shorter only begins names. */
export const MIN_PART_LENGTH = 3;
/** A single letter begins a word of nearly everything. */
export const MIN_WORD_LENGTH = 2;

/** A range shows this many of its ports, and a port this many of its uses. */
export const PORTS_OF_A_RANGE = 8;
export const USES_OF_A_PORT = 3;
/** Those uses are of different software: so many reports of the port are looked at for them. */
export const USES_LOOKED_AT = 100;

/** Of a way to match, this many hits at most are ranked: an answer holds 100. */
export const MOST_CANDIDATES = 200;
