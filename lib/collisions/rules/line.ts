import type { Move } from '@/lib/collisions/types';
import type { SettingView } from '@/lib/reports/types';

/** Numbers that may be ports: no parts of an address, a version or a longer number. */
const NUMBER = /(?<![\d.])\d{2,5}(?![\d.]*\d)/g;

/**
 * The line to copy with the new port in it. The example holds some other port, mostly the next one: of several
 * numbers the one nearest the old port is meant. Null where it holds none.
 */
export function lineFor(
  { example }: Pick<SettingView, 'example'>,
  from: number,
  to: number,
): string | null {
  const found = [...example.matchAll(NUMBER)].filter(([text]) => Number(text) <= 65_535);
  const [nearest] = found.sort(
    (a, b) => Math.abs(Number(a[0]) - from) - Math.abs(Number(b[0]) - from) || b.index - a.index,
  );
  if (nearest === undefined) return null;
  const end = nearest.index + nearest[0].length;
  return `${example.slice(0, nearest.index)}${to}${example.slice(end)}`;
}

/** How a container keeps its own ports and is given others outside: options of `docker run`, lines of Compose. */
export function publishFlags({ start, end, to, transports }: PublishedMove): string[] {
  if (to === null) return [];
  const span = (first: number) =>
    start === end ? String(first) : `${first}-${first + end - start}`;
  return transports
    .filter((one) => one !== 'dccp')
    .map((one) => `-p ${span(to)}:${span(start)}${one === 'tcp' ? '' : `/${one}`}`);
}

type PublishedMove = Pick<Move, 'start' | 'end' | 'to' | 'transports'>;
