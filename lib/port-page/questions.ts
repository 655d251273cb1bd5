import type { PortPage } from '@/lib/port-page/page-model';
import { saidReports } from '@/lib/port-page/sentence-practice';
import type { Transport } from '@/lib/ports/types';
import { TRANSPORTS } from '@/lib/ports/types';

/** A question the page can answer by itself: keys `port.questions.{key}.question` and `.answer`. */
export interface GeneratedQuestion {
  readonly key: string;
  readonly port: number;
  /** Services that IANA assigned the port to. */
  readonly names: readonly string[];
  readonly transports: readonly Transport[];
  /** Software found in practice, the best documented first. */
  readonly software: readonly string[];
  readonly softwareTransports: readonly Transport[];
}

/** Questions that people ask about a port and that its data answers; none where there is nothing to say. */
export function generatedQuestions(page: PortPage): GeneratedQuestion[] {
  if (page.port === 0) return [];
  const assigned = page.services.filter((service) => service.kind === 'assigned');
  const reports = saidReports(page);
  const facts = {
    port: page.port,
    names: assigned.map((service) => service.name),
    transports: inOrder(assigned.flatMap((service) => service.transports)),
    software: reports.slice(0, 3).map((report) => report.software.name),
    softwareTransports: inOrder(reports.flatMap((report) => report.transports)),
  };
  const keys = [freeKey(page), transportKey(facts), whyKey(facts)];
  return keys.flatMap((key) => (key === null ? [] : [{ key, ...facts }]));
}

type Facts = Omit<GeneratedQuestion, 'key'>;

function freeKey(page: PortPage): string {
  return page.status === 'unlisted' ? 'free-unassigned' : `free-${page.status}`;
}

function transportKey({ names, transports, softwareTransports }: Facts): string | null {
  // IANA assigns it and names no transport (3322): there is no answer.
  if (names.length > 0 && transports.length === 0) return null;
  if (transports.length > 0)
    return softwareTransports.length > 0 ? 'transport-both' : 'transport-official';
  return softwareTransports.length > 0 ? 'transport-practice' : null;
}

function whyKey({ names, software }: Facts): string | null {
  return names.length > 0 && software.length > 0 ? 'why' : null;
}

function inOrder(transports: readonly Transport[]): Transport[] {
  return TRANSPORTS.filter((transport) => transports.includes(transport));
}
