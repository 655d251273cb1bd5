import { cacheLife, cacheTag } from 'next/cache';
import { cache } from 'react';
import { findPortProposals } from '@/lib/edits/queries/known';
import { findPortStanding } from '@/lib/locks/queries';
import { ALL_TAG, portPageTags, programTags, softwareTag } from '@/lib/platform/cache-tags';
import { systemClock } from '@/lib/platform/clock';
import { keptReader, showsTags } from '@/lib/platform/rendering';
import { findPortAsOf, findPortAsOfAnswer } from './queries-as-of';
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
import { statusOf } from '@/lib/ports/rules/status';
import { transportAnswers } from './transports';
import { type Port, rangeOf, RANGES } from '@/lib/ports/types';
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

/** A port on a day of the past. What a day was does not change, but today is not over, and the future comes. */
export async function loadPortAsOf(port: Port, day: string) {
  'use cache';
  cacheTag(ALL_TAG, ...portPageTags(port, { portStart: port, portEnd: port }));
  const now = systemClock.now();
  const isOver = day < now.toISOString().slice(0, 10);
  if (isOver) cacheLife('max');
  else cacheLife({ stale: 60, revalidate: 60, expire: 3600 });
  return findPortAsOf(port, day, now);
}

/** The same as the API answers it. */
export async function readPortAsOfAnswer(port: Port, day: string) {
  const found = await findPortAsOfAnswer(port, day, systemClock.now());
  const reports = found.type === 'here' ? found.answer.reports : [];
  showsTags(
    ...[ALL_TAG, ...portPageTags(port, { portStart: port, portEnd: port })],
    // A report may be about other ports by now.
    ...reports.map(({ software }) => softwareTag(software.slug)),
  );
  return found;
}

/** The port page's data for the page itself, which the front door keeps, and what else there is to read: once a rendering. */
export const readPort = cache(
  keptReader('port', async (port: Port): Promise<PortReading> => {
    showsTags(...addressTags(port));
    const reading = await findPort(port);
    showsTags(...contentTags(reading.page));
    return reading;
  }),
);

function addressTags(port: Port): string[] {
  return [ALL_TAG, ...portPageTags(port, neighbourSpan(port))];
}

/** Those that only its content tells: the programs that it names. */
function contentTags({ services }: PortPage): string[] {
  const programs = services.flatMap(({ profile }) => profile?.software ?? []);
  return programTags(programs.map(normName));
}

const NO_REPORTS: Awaited<ReturnType<typeof findReportsOnPort>> = { reports: [], count: 0 };
const NO_PROFILES: ReadonlyMap<string, ShownProfile> = new Map();

interface PortReading {
  readonly page: PortPage;
  /** Whether anybody has written an article in any language, and has ever answered what readers said. */
  readonly has: { readonly article: boolean; readonly answer: boolean };
}

/** What a port page shows of the port. */
export async function findPortPage(port: Port): Promise<PortPage> {
  return (await findPort(port)).page;
}

/**
 * Everything a port page shows. Most of it comes in one statement, which also says whether there is more to be read.
 * Before the first import every port is unlisted or dynamic.
 */
async function findPort(port: Port): Promise<PortReading> {
  const stored = await findStored(port, neighbourSpan(port));
  const { rows, has } = stored;
  const [{ reports, count }, proposals, reserved, locks, profiles] = await Promise.all([
    has.reports ? findReportsOnPort(port) : NO_REPORTS,
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
  const page: PortPage = {
    port,
    range: { name, ...RANGES[name] },
    status: statusOf(rows, port),
    transports: transportAnswers(rows, port),
    services,
    namelessRows: namelessRows(sources),
    reports: reports.map(reportView),
    reportCount: count,
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
  return { page, has: { article: has.article, answer: has.answer } };
}
