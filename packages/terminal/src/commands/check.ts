import { type CheckAnswer, checkAnswer, MOST_PORTS } from '@/lib/check/answer';
import { indexOf } from '../facts';
import { readInput } from '../input';
import { JSON_OPTION, readOptions } from '../options';
import { type Command, FOUND, json, plain, spanText, Wrong } from '../terminal';
import { checkWords as t } from '../words';

/** `ss -ltnp | portolan check`: who is on which port, what collides, what others can reach. */
export const check: Command = async (args, { out }) => {
  const { values, positionals } = readOptions(args, JSON_OPTION);
  const text = await readInput(positionals, 'nothing to read: ss -ltnp | portolan check');
  const answer = await checkAnswer(text, indexOf);
  if (answer === null)
    throw new Wrong(`the text names more than ${MOST_PORTS} ports: check it in parts`);
  if (values.json === true) out(json(answer));
  else if (answer.ports.length > 0) out(checkText(answer));
  const { ports, connected, collisions, moreCollisions } = answer;
  if (ports.length === 0 && connected === 0)
    throw new Wrong('no port was found in this text', FOUND);
  // Among those that are not told may be one that is no sharing.
  return moreCollisions > 0 || collisions.some(({ kind }) => kind !== 'shared') ? FOUND : 0;
};

type Port = CheckAnswer['ports'][number];

export function checkText(answer: CheckAnswer): string {
  const { ports, collisions, moreCollisions, connected, left } = answer;
  const known = ports.filter(({ unknown }) => unknown === null);
  const rows = known.map((port) => [placeOf(port), holderOf(port), whoOf(port)]);
  const width = (at: number) =>
    Math.min(28, Math.max(0, ...rows.map((row) => row[at]?.length ?? 0)));
  const [first, second] = [width(0), width(1)];
  return [
    ...rows.map(([place = '', holder = '', who = '']) =>
      `${place.padEnd(first)}  ${holder.padEnd(second)}  ${who}`.trimEnd(),
    ),
    ...collisions.map(
      ({ kind, port, between: [one, two] }) =>
        `! ${port}: ${t(`collisions.${kind}`, {
          ...{ one: one?.name ?? '?', two: two?.name ?? '?' },
          ...{ first: one?.line ?? 0, second: two?.line ?? 0 },
        })}`,
    ),
    ...(moreCollisions > 0 ? [t('collisions.more', { count: moreCollisions })] : []),
    ...ports.flatMap(({ unknown, lines }) =>
      unknown === null
        ? []
        : [`? line ${lines.join(', ')}: ${t(`unknown.${unknown.why}`)} ${unknown.command}`],
    ),
    ...(connected > 0 ? [t('summary.connected', { count: connected })] : []),
    ...(left.length > 0 ? [t('summary.left', { count: left.length })] : []),
  ]
    .map(plain)
    .join('\n');
}

function placeOf({ port, portEnd, transport, name, exposure, meaning }: Port): string {
  const place = port === null ? (name ?? meaning) : spanText(port, portEnd);
  const open = exposure === 'any' || exposure === 'specific' ? '*' : '';
  return `${place}${transport === null ? '' : `/${transport}`}${open}`;
}

function holderOf({ programs, owner, meaning }: Port): string {
  const names = [...new Set(programs.map(({ name }) => name))].filter((name) => name !== '');
  return names.join(', ') || (owner ?? meaning);
}

function whoOf({ who, why, others }: Port): string {
  const best = who === null ? '' : `${who.label}. `;
  const also = others.map(({ label }) => label).join(', ');
  const more = also === '' ? '' : ` ${t(who === null ? 'candidates' : 'others')} ${also}`;
  return `${best}${t(`why.${why}`)}${more}`;
}
