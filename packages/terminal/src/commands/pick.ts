import { picksOnly } from '@/lib/pick/rules/pick';
import { askOf, PICK_BOUNDS, pickQuery } from '@/lib/pick/schema';
import type { PickAsk, PortPick } from '@/lib/pick/types';
import { canBind } from '../bind';
import { JSON_OPTION, readOptions } from '../options';
import { type Command, FOUND, json, spanText, Wrong } from '../terminal';
import { snapshotPicks } from '../picks';
import { reasonWords } from '../words';

const OPTIONS = {
  ...JSON_OPTION,
  count: { type: 'string', short: 'n' },
  near: { type: 'string' },
  run: { type: 'string' },
  transport: { type: 'string', short: 't' },
  range: { type: 'string' },
  seed: { type: 'string' },
  avoid: { type: 'string' },
  include: { type: 'string' },
  bind: { type: 'boolean' },
} as const;

/** `portolan pick -n 3 --near 8000 --bind`: free ports with reasons; with `--bind`, free on this machine too. */
export const pick: Command = async (args, { out, err }) => {
  const { values, positionals } = readOptions(args, OPTIONS);
  if (positionals.length > 0) throw new Wrong(`“${positionals.join(' ')}” says nothing to pick`);
  const { json: asJson, bind, ...wishes } = values;
  const ask = askFrom(wishes);
  const picks = bind === true ? await bound(ask) : picksOnly(snapshotPicks(), ask);
  const told = picks.map(({ start, end, reasons }) => ({
    ...{ port: start, portEnd: end },
    reasons: reasons.map((reason) => ({ code: reason.code, message: reasonWords(reason) })),
  }));
  if (asJson === true) out(json({ picks: told }));
  else
    for (const { port, portEnd, reasons } of told)
      out(`${spanText(port, portEnd)}  ${reasons.map(({ message }) => message).join('; ')}`);
  if (picks.length === ask.count) return 0;
  err(
    picks.length === 0
      ? 'portolan: no port fits these wishes'
      : `portolan: only ${picks.length} of ${ask.count} fit`,
  );
  return FOUND;
};

function askFrom(wishes: Readonly<Record<string, string | undefined>>): PickAsk {
  const parsed = pickQuery.safeParse(wishes);
  if (parsed.success) return askOf(parsed.data);
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? '');
  throw new Wrong(`--${name} ${wishes[name] ?? ''}: ${issue === undefined ? '' : whyNot(issue)}`);
}

type Issue = Extract<
  ReturnType<typeof pickQuery.safeParse>,
  { success: false }
>['error']['issues'][number];

function whyNot(issue: Issue): string {
  const isText = 'origin' in issue && issue.origin === 'string';
  const unit = isText ? ' characters' : '';
  if (issue.code === 'too_small')
    return isText ? 'must not be empty' : `must be at least ${String(issue.minimum)}`;
  if (issue.code === 'too_big') return `must be at most ${String(issue.maximum)}${unit}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  return issue.message;
}

/** The best picks that can be listened on here. What cannot is struck out, and the next best is tried. */
async function bound(ask: PickAsk): Promise<PortPick[]> {
  const found: PortPick[] = [];
  const candidates = picksOnly(snapshotPicks(), { ...ask, count: PICK_BOUNDS.count * 4 });
  for (const one of candidates) {
    if (found.length === ask.count) break;
    if (await canBind(one.start, one.end, ask.transport)) found.push(one);
  }
  return found;
}
