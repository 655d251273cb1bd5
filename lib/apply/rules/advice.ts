import { RANGES } from '@/lib/ports/types';
import type { ApplyQuery } from '../schema';

/**
 * What an application would come to. `unanswered`: the questions that decide are not answered yet; `changes`: likely,
 * once what speaks against it is changed; the rest say what to do instead.
 */
export type Verdict =
  'unanswered' | 'likely' | 'changes' | 'dynamic' | 'service-name' | 'http' | 'configured';

/** A section of an RFC that a piece of advice rests on. */
interface Section {
  readonly rfc: 6335 | 7605;
  readonly section: string;
}

/** The pieces of advice with their sections. */
export const ADVICE = {
  'own-use': { rfc: 6335, section: '8.1.2' },
  discovery: { rfc: 7605, section: '7.1' },
  'existing-protocol': { rfc: 7605, section: '7.1' },
  'configured-port': { rfc: 7605, section: '7.1' },
  'one-port': { rfc: 7605, section: '7.2' },
  'no-protection': { rfc: 7605, section: '7.4' },
  'separate-protection': { rfc: 7605, section: '7.4' },
  'no-versions': { rfc: 7605, section: '7.5' },
  'used-transports': { rfc: 6335, section: '7.2' },
  'service-code': { rfc: 6335, section: '8.1.1' },
  'system-range': { rfc: 6335, section: '8.1.2' },
  'dynamic-range': { rfc: 6335, section: '6' },
  'name-syntax': { rfc: 6335, section: '5.1' },
  'name-taken': { rfc: 6335, section: '8.1.1' },
  'port-taken': { rfc: 6335, section: '8.1' },
  'needs-reference': { rfc: 6335, section: '8.1.1' },
  'not-before': { rfc: 7605, section: '7.7' },
} as const satisfies Readonly<Record<string, Section>>;
export type Advice = keyof typeof ADVICE;

/** Whether a service name may be registered (RFC 6335, section 5.1). */
export function isServiceName(name: string): boolean {
  return /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/i.test(name);
}

/** What the registry says to the wishes. */
interface Taken {
  /** Whether the service name is assigned. */
  readonly name: boolean;
  /** Whether the port is assigned or reserved on a transport that is asked for. */
  readonly port: boolean;
}

/** The verdict on what was answered, and what speaks for or against it, the weightiest first. */
export function adviceFor(
  answers: ApplyQuery,
  taken: Taken,
): { readonly verdict: Verdict; readonly advice: readonly Advice[] } {
  const against = mustChange(answers, taken);
  const verdict = verdictOf(answers, against);
  return { verdict, advice: [...reasons(answers), ...against, ...toKnow(answers, verdict)] };
}

function verdictOf(answers: ApplyQuery, against: readonly Advice[]): Verdict {
  const { users, finding, protocol } = answers;
  if (users === 'own') return 'dynamic';
  if (protocol === 'http') return 'http';
  if (finding === 'discovered') return 'service-name';
  if (finding === 'configured') return 'configured';
  if (users === undefined || finding === undefined || protocol === undefined) return 'unanswered';
  return against.length > 0 ? 'changes' : 'likely';
}

/** Why no port of its own is needed. */
function reasons({ users, finding, protocol }: ApplyQuery): Advice[] {
  return [
    ...(users === 'own' ? (['own-use'] as const) : []),
    ...(protocol === 'http' ? (['existing-protocol'] as const) : []),
    ...(finding === 'discovered' ? (['discovery'] as const) : []),
    ...(finding === 'configured' ? (['configured-port'] as const) : []),
  ];
}

/** What an application would be sent back for. */
function mustChange(answers: ApplyQuery, taken: Taken): Advice[] {
  const { ports, protection, versions, port, name } = answers;
  return [
    ...(ports === 'several' ? (['one-port'] as const) : []),
    ...(protection === 'none' ? (['no-protection'] as const) : []),
    ...(protection === 'separate' ? (['separate-protection'] as const) : []),
    ...(versions === 'none' ? (['no-versions'] as const) : []),
    ...(name !== undefined && !isServiceName(name) ? (['name-syntax'] as const) : []),
    ...(taken.name ? (['name-taken'] as const) : []),
    ...(port !== undefined && port <= RANGES.system.end ? (['system-range'] as const) : []),
    ...(port !== undefined && port >= RANGES.dynamic.start ? (['dynamic-range'] as const) : []),
    ...(taken.port ? (['port-taken'] as const) : []),
  ];
}

/** Verdicts after which a port is, or may be, applied for. */
const FOR_A_PORT: readonly Verdict[] = ['unanswered', 'likely', 'changes'];

/** What whoever applies has to know. */
function toKnow({ transport, reference }: ApplyQuery, verdict: Verdict): Advice[] {
  const forPort = FOR_A_PORT.includes(verdict);
  if (!forPort && verdict !== 'service-name') return [];
  return [
    ...(forPort && transport === 'both' ? (['used-transports'] as const) : []),
    ...(transport === 'dccp' ? (['service-code'] as const) : []),
    ...(reference === undefined ? (['needs-reference'] as const) : []),
    ...(forPort ? (['not-before'] as const) : []),
  ];
}
