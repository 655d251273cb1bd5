import { type Opening, openingsOf } from '@/lib/firewall/rules/lines';
import type { SoftwareView } from './schema';

/** Roles and grades of uses that nobody wants to let in, or that are no more. */
const CLOSED_ROLES = ['historic', 'malware'];
const CLOSED_GRADES = ['historic', 'refuted'];

/** The ports to let in for a piece of software: its official ones and what is reported of it. For malware none. */
export function openingsOfSoftware({
  ports,
  officialUses,
}: Pick<SoftwareView, 'ports' | 'officialUses'>): Opening[] {
  if (ports.some(({ role }) => role === 'malware')) return [];
  return openingsOf([
    ...officialUses.flatMap(({ spans, transports }) =>
      spans.map((span) => ({ ...span, transports })),
    ),
    ...ports
      .filter(({ role, grade }) => !CLOSED_ROLES.includes(role) && !CLOSED_GRADES.includes(grade))
      .map(({ portStart: start, portEnd: end, transports }) => ({ start, end, transports })),
  ]);
}
