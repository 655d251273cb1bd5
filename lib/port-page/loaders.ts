import { cacheLife, cacheTag } from 'next/cache';
import { cache } from 'react';
import { findPortProposals } from '@/lib/edits/queries/known';
import { findPortStanding } from '@/lib/locks/queries';
import { ALL_TAG, portPageTags, programTags } from '@/lib/platform/cache-tags';
import { showsTags } from '@/lib/platform/rendering';
import { namelessRows, officialServices } from './official';
import type { PortPage } from './page-model';
import { findStored } from './queries';
import {
  neighboursOf,
  neighbourSpan,
  officialHistory,
  otherPorts,
  personLabels,
  unauthorizedUse,
} from './stored';
import { findReserved } from '@/lib/ports/queries-reserved';
import { reasonFor } from '@/lib/ports/rules/reason';
import { statusFor, statusOf } from '@/lib/ports/rules/status';
import { type Port, rangeOf, RANGES, TRANSPORTS } from '@/lib/ports/types';
import type { ShownProfile } from '@/lib/services/profile';
import { findShownProfiles } from '@/lib/services/queries';
import { normName } from '@/lib/software/types';
import { findReportsOnPort, reportView } from '@/lib/reports/queries';

/** A port page's data, kept until the port or the registry changes, for pages about the port besides its own. */
export async function loadPortPage(port: Port): Promise<PortPage> {
  'use cache';
  cacheLife('max');
  cacheTag(...addressTags(port));
  const page = await findPortPage(port);
  cacheTag(...contentTags(page));
  return page;
}

/** The same for the page itself, which the front door keeps: read once a rendering. */
export const readPortPage = cache(async (port: Port): Promise<PortPage> => {
  showsTags(...addressTags(port));
  const page = await findPortPage(port);
  showsTags(...contentTags(page));
  return page;
});

function addressTags(port: Port): string[] {
  return [ALL_TAG, ...portPageTags(port, neighbourSpan(port))];
}

/** Those that only its content tells: the programs that it names. */
function contentTags({ services }: PortPage): string[] {
  const programs = services.flatMap(({ profile }) => profile?.software ?? []);
  return programTags(programs.map(normName));
}

const NO_PROFILES: ReadonlyMap<string, ShownProfile> = new Map();

/**
 * Everything a port page shows. Most of it comes in one statement, which also says whether there is more to be read.
 * Before the first import every port is unlisted or dynamic.
 */
export async function findPortPage(port: Port): Promise<PortPage> {
  const stored = await findStored(port, neighbourSpan(port));
  const { rows, has } = stored;
  const [reports, proposals, reserved, locks, profiles] = await Promise.all([
    has.reports ? findReportsOnPort(port) : [],
    has.proposals ? findPortProposals(port) : [],
    has.reserved ? findReserved(port) : [],
    has.locks ? findPortStanding(port) : [],
    has.profiles ? findShownProfiles(rows.flatMap((row) => row.serviceName ?? [])) : NO_PROFILES,
  ]);
  const sources = {
    port,
    rows,
    unauthorized: unauthorizedUse(stored, port),
    labels: personLabels(stored),
    profiles,
  };
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
    reserved,
    locks,
    neighbours: neighboursOf(stored, port),
    history: officialHistory(stored),
    release: stored.release?.date ?? '',
    otherPorts: otherPorts(
      stored,
      services.map((service) => service.name),
      port,
    ),
  };
}
