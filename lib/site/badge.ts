import { makeBadge } from 'badge-maker';
import type { SoftwareView } from './schema';
import type { PortListItem } from './schema';

/** The hues of the two worlds, and of neither. */
const COLOURS = { official: '#1c6e66', community: '#a8452f', none: '#6a7580' } as const;
/** Names and ports that a badge has room for. */
const MOST = 3;
const LONGEST = 40;

interface Badge {
  readonly label: string;
  readonly message: string;
  readonly world: keyof typeof COLOURS;
}

/** A small picture for a README: names and numbers. */
export function drawBadge({ label, message, world }: Badge): string {
  return makeBadge({ label: short(label), message: short(message), color: COLOURS[world] });
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** What a port is called: officially first, then by those who use it. `undefined`: there is no such port. */
export function portBadge(item: PortListItem | undefined): Badge {
  if (item === undefined) return { label: 'port', message: 'no such port', world: 'none' };
  const used = item.practice
    .filter(({ grade }) => grade === 'confirmed' || grade === 'supported')
    .map(({ name }) => name);
  const [official] = item.names;
  const said = [...(official === undefined ? [] : [official]), ...used].slice(0, MOST);
  const world = official !== undefined ? 'official' : used.length > 0 ? 'community' : 'none';
  return {
    label: `port ${item.port}`,
    message: said.length === 0 ? item.status : said.join(' · '),
    world,
  };
}

/** The ports of a piece of software, official ones first. `null`: it is not known here. */
export function softwareBadge(software: SoftwareView | null): Badge {
  if (software === null) return { label: 'software', message: 'not known', world: 'none' };
  const official = software.official.flatMap(({ ports }) => ports.map(String));
  const reported = software.ports
    .filter(({ grade }) => grade === 'confirmed' || grade === 'supported')
    .map(({ portStart, portEnd }) =>
      portStart === portEnd ? `${portStart}` : `${portStart}-${portEnd}`,
    );
  const ports = [...new Set([...official, ...reported])];
  const more = ports.length > MOST ? ` +${ports.length - MOST}` : '';
  return {
    label: software.name,
    message: ports.length === 0 ? 'no known port' : `${ports.slice(0, MOST).join(', ')}${more}`,
    world: official.length > 0 ? 'official' : reported.length > 0 ? 'community' : 'none',
  };
}
