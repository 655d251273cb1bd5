import type { Reason } from '@/lib/pick/types';
import { NODE_PORTS, NODE_PORTS_BY_HAND } from '@/lib/ports/rules/facts';

/** A translator of the namespace `pick`. */
export type PickTranslator = (key: string, values?: Record<string, string | number>) => string;

/** What a language or a page has ways of its own for. */
export interface ReasonWords {
  readonly t: PickTranslator;
  /** `TCP and UDP`. */
  readonly list: (items: readonly string[]) => string;
  /** `8000–8010`. */
  readonly span: (start: number, end: number) => string;
  /** An official service by its name, with what people call it where that is known. */
  readonly service: (name: string) => string;
}

/** Systems as they are called: keys of `pick.systems`. */
const SPANS = { 'node-port': NODE_PORTS, 'node-port-static': NODE_PORTS_BY_HAND } as const;

/** A reason in a sentence without its full stop. */
export function reasonText(
  { code, params }: Reason,
  { t, list, span, service }: ReasonWords,
): string {
  const { transports = [], names = [], systems = [], software, grade } = params;
  const { project = '', namespace } = params;
  const { portStart = 0, portEnd = portStart, near = 0, distance = 0 } = params;
  const fixed = code === 'node-port' || code === 'node-port-static' ? SPANS[code] : null;
  return t(`reasons.${code}`, {
    transports: list(transports.map((one) => one.toUpperCase())),
    names: list(names.map(service)),
    systems: list(systems.map((one) => t(`systems.${one}`))),
    software: software?.name ?? '',
    project,
    namespace: namespace?.name ?? '',
    grade: grade === undefined ? '' : t(`grades.${grade}`),
    wide: portEnd > portStart ? 'yes' : 'no',
    span: span(fixed?.start ?? portStart, fixed?.end ?? portEnd),
    near: String(near),
    distance: Math.abs(distance),
    side: distance === 0 ? 'at' : distance > 0 ? 'above' : 'below',
  });
}
