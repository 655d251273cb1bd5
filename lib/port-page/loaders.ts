import { cacheLife, cacheTag } from 'next/cache';
import { findPortProposals } from '@/lib/edits/queries/known';
import { findPortStanding } from '@/lib/locks/queries';
import { ALL_TAG, portPageTags, programTags } from '@/lib/platform/cache-tags';
import { namelessRows, officialServices } from './official';
import type { OfficialEvent, PortPage } from './page-model';
import {
  findBeginning,
  findCurrentRelease,
  findNeighbours,
  findOfficialHistory,
  findOtherPorts,
  findPersonLabels,
  findRowsCovering,
  findUnauthorizedUse,
  neighbourSpan,
} from './queries';
import { reasonFor } from '@/lib/ports/rules/reason';
import { statusFor, statusOf } from '@/lib/ports/rules/status';
import { type Port, rangeOf, RANGES, TRANSPORTS } from '@/lib/ports/types';
import { findShownProfiles } from '@/lib/services/queries';
import { normName } from '@/lib/software/types';
import { findReportsOnPort, reportView } from '@/lib/reports/queries';

/** A port page's data, kept until the port or the registry changes. */
export async function loadPortPage(port: Port): Promise<PortPage> {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, ...portPageTags(port, neighbourSpan(port)));
  const page = await findPortPage(port);
  const programs = page.services.flatMap(({ profile }) => profile?.software ?? []);
  cacheTag(...programTags(programs.map(normName)));
  return page;
}

/** Everything a port page shows, read in one go. Before the first import every port is unlisted or dynamic. */
export async function findPortPage(port: Port): Promise<PortPage> {
  const [release, rows, unauthorized, reports, proposals, locks, neighbours, history, beginning] =
    await Promise.all([
      findCurrentRelease(),
      findRowsCovering(port),
      findUnauthorizedUse(port),
      findReportsOnPort(port),
      findPortProposals(port),
      findPortStanding(port),
      findNeighbours(port),
      findOfficialHistory(port),
      findBeginning(port),
    ]);
  const [labels, profiles] = await Promise.all([
    findPersonLabels(rows.flatMap((row) => [...row.assignees, ...row.contacts])),
    findShownProfiles(rows.flatMap(({ serviceName }) => serviceName ?? [])),
  ]);
  const sources = { port, rows, unauthorized, labels, profiles };
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
    proposals,
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
