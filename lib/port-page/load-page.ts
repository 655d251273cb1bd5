import {
  findBeginning,
  findCurrentRelease,
  findNeighbours,
  findOfficialHistory,
  findOtherPorts,
  findPersonLabels,
  findRowsCovering,
  findUnauthorizedUse,
} from '@/lib/port-page/queries';
import type { OfficialEvent, PortPage } from '@/lib/port-page/page-model';
import { namelessRows, officialServices } from '@/lib/port-page/official';
import { findPortStanding } from '@/lib/locks/queries';
import { reasonFor } from '@/lib/ports/rules/reason';
import { statusFor, statusOf } from '@/lib/ports/rules/status';
import { type Port, RANGES, rangeOf, TRANSPORTS } from '@/lib/ports/types';
import { findReportsOnPort, reportView } from '@/lib/reports/queries';

/** Everything a port page shows, read in one go. Before the first import every port is unlisted or dynamic. */
export async function findPortPage(port: Port): Promise<PortPage> {
  const [release, rows, unauthorized, reports, locks, neighbours, history, beginning] =
    await Promise.all([
      findCurrentRelease(),
      findRowsCovering(port),
      findUnauthorizedUse(port),
      findReportsOnPort(port),
      findPortStanding(port),
      findNeighbours(port),
      findOfficialHistory(port),
      findBeginning(port),
    ]);
  const labels = await findPersonLabels(rows.flatMap((row) => [...row.assignees, ...row.contacts]));
  const sources = { port, rows, unauthorized, labels };
  const services = officialServices(sources);
  const name = rangeOf(port);
  return {
    port,
    range: { name, ...RANGES[name] },
    status: statusOf(rows, port),
    transports: TRANSPORTS.map((transport) => {
      const reason = reasonFor(rows, port, transport);
      const names = 'names' in reason ? reason.names : [];
      return { transport, status: statusFor(rows, port, transport), names, reason };
    }),
    services,
    namelessRows: namelessRows(sources),
    reports: reports.map(reportView),
    locks,
    neighbours,
    history: withBeginning(history, beginning),
    release: release?.date ?? '',
    otherPorts: await findOtherPorts(
      services.map((service) => service.name),
      port,
    ),
  };
}

/** The oldest release kept ends the story: what it said then. */
function withBeginning(
  history: readonly OfficialEvent[],
  beginning: { date: string; names: string[] } | null,
): OfficialEvent[] {
  if (beginning === null) return [...history];
  const first: OfficialEvent = {
    release: beginning.date,
    type: 'first-release',
    transport: null,
    before: null,
    after: beginning.names.length > 0 ? beginning.names.join(', ') : null,
    fields: [],
  };
  return [...history, first];
}
