import type { OfficialService, PortPage } from '@/lib/port-page/page-model';
import { saidReports } from '@/lib/port-page/sentence-practice';
import { portFacts, type System } from '@/lib/ports/rules/facts';
import type { Transport } from '@/lib/ports/types';
import { TRANSPORTS } from '@/lib/ports/types';

/** A question the page can answer by itself: keys `port.questions.{key}.question` and `.answer`. */
export interface GeneratedQuestion {
  readonly key: string;
  readonly port: number;
  /** Services that IANA assigned the port to. */
  readonly names: readonly string[];
  /** Which of them are on which transport; those on the same transports together. */
  readonly official: readonly OnTransports[];
  /** Software found in practice, in the order of the page. */
  readonly software: readonly string[];
  /** What is met in practice, services whose profile says so and software. */
  readonly practice: readonly OnTransports[];
  /** Systems that take the port for outgoing connections. */
  readonly systems: readonly System[];
}

/** Names that share their transports: `shell` on TCP, `syslog` on UDP. */
export interface OnTransports {
  readonly names: readonly string[];
  readonly transports: readonly Transport[];
}

/** As many names of software as an answer can hold. */
const MOST_SOFTWARE = 3;

/** Questions that people ask about a port and that its data answers; none where there is nothing to say. */
export function generatedQuestions(page: PortPage): GeneratedQuestion[] {
  if (page.port === 0) return [];
  const { browserBlocked, ephemeral } = portFacts(page.port);
  const assigned = page.services.filter(({ kind }) => kind === 'assigned');
  // Software that became the official holder of the port is no other use of it.
  const reports = saidReports(page).filter(({ grade }) => grade !== 'now-official');
  const harmless = reports.filter(({ role }) => role !== 'malware').slice(0, MOST_SOFTWARE);
  const facts = {
    port: page.port,
    names: assigned.map(({ name }) => name),
    official: byTransports(assigned.map(({ name, transports }) => ({ name, transports }))),
    systems: ephemeral,
  };
  const usual = {
    ...facts,
    software: harmless.map(({ software }) => software.name),
    practice: byTransports([
      ...assigned.flatMap(({ name, profile }) =>
        profile === null || profile.transports.length === 0
          ? []
          : [{ name, transports: profile.transports }],
      ),
      ...harmless.map(({ software, transports }) => ({ name: software.name, transports })),
    ]),
  };
  const malware = reports.filter(({ role }) => role === 'malware').slice(0, MOST_SOFTWARE);
  const questions = [
    transportKey(usual, assigned),
    freeKey(page),
    malware.length > 0 ? 'malware' : null,
    whyKey(usual),
    browserBlocked ? 'browser' : null,
    page.range.name !== 'dynamic' && facts.systems.length > 0 ? 'ephemeral' : null,
  ];
  return questions.flatMap((key) => {
    if (key === null) return [];
    if (key !== 'malware') return [{ key, ...usual }];
    return [
      { key, ...facts, software: malware.map(({ software }) => software.name), practice: [] },
    ];
  });
}

type Facts = Omit<GeneratedQuestion, 'key'>;

function freeKey(page: PortPage): string {
  return page.status === 'unlisted' ? 'free-unassigned' : `free-${page.status}`;
}

function transportKey(
  { official, practice }: Facts,
  assigned: readonly OfficialService[],
): string | null {
  // IANA assigns it and names no transport (3322): there is no answer.
  if (assigned.some(({ transports }) => transports.length === 0)) return null;
  const isTheSame = JSON.stringify(official) === JSON.stringify(practice);
  if (official.length > 0)
    return practice.length > 0 && !isTheSame ? 'transport-both' : 'transport-official';
  return practice.length > 0 ? 'transport-practice' : null;
}

function whyKey({ names, software }: Facts): string | null {
  return names.length > 0 && software.length > 0 ? 'why' : null;
}

function byTransports(
  items: readonly { readonly name: string; readonly transports: readonly Transport[] }[],
): OnTransports[] {
  const groups = new Map<string, { names: string[]; transports: Transport[] }>();
  for (const { name, transports } of items) {
    const ordered = TRANSPORTS.filter((transport) => transports.includes(transport));
    const group = groups.get(ordered.join()) ?? { names: [], transports: ordered };
    group.names.push(name);
    groups.set(ordered.join(), group);
  }
  return [...groups.values()];
}

/** Any of the words, whole: letters of every language count as letters. */
const words = (...of: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\d])(?:${of.join('|')})(?![\\p{L}\\d])`, 'iu');

/** What an article's own question is about, where the page has an answer on the same: by the words it is asked with. */
const TOPICS: readonly (readonly [prefix: string, asked: RegExp])[] = [
  ['transport-', words('UDP')],
  ['free-', words('free', 'registered', 'unassigned', 'reserved', 'may i use', 'can i use')],
  ['free-', /פנוי|רשום|מוקצה|שמור|(?:מותר|אפשר) להשתמש ב/],
  [
    'free-',
    words('libre', 'registrado', 'sin asignar', 'reservado', 'puedo usar el', 'se puede usar el'),
  ],
  [
    'free-',
    words(
      ...['woln[ya]', 'zarejestrowany', 'nieprzydzielony', 'zarezerwowany'],
      '(?:mogę|można) (?:swobodnie )?używać (?:portu )?\\d+',
    ),
  ],
  ['malware', words('malware', 'trojans?', 'virus(?:es)?', 'troyanos?', 'wirus\\p{L}*')],
  ['malware', /złośliw|נוזק|וירוס|סוס טרויאני/],
  ['browser', words('browsers?', 'navegador(?:es)?', 'przeglądar\\p{L}*')],
  ['browser', /דפדפן/],
];

/** Whether a question names a number and not the page's: it is about another port. */
function isAboutAnother(text: string, port: number): boolean {
  const numbers: readonly string[] = text.match(/(?<![\d.])\d{2,5}(?![\d.]*\d)/g) ?? [];
  return numbers.length > 0 && !numbers.includes(String(port));
}

/**
 * The questions that an article's own (as plain text) do not answer already. An article tells why
 * its port is used as it is.
 */
export function notAnsweredBy(
  questions: readonly GeneratedQuestion[],
  written: readonly string[],
): GeneratedQuestion[] {
  return questions.filter(({ key, port }) => {
    if (key.startsWith('why') && written.length > 0) return false;
    const here = written.filter((text) => !isAboutAnother(text, port));
    return !TOPICS.some(
      ([prefix, asked]) => key.startsWith(prefix) && here.some((text) => asked.test(text)),
    );
  });
}
