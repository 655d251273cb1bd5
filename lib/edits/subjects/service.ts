import { z } from 'zod';
import {
  changedPortsTags,
  notifyTags,
  programTags,
  serviceTag,
  SOFTWARE_LIST_TAG,
} from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';
import { mergeShapes } from '@/lib/platform/fields';
import { gathering } from '@/lib/platform/gather';
import { lockRows } from '@/lib/platform/row-lock';
import { isPorted, type Transport } from '@/lib/ports/types';
import { refreshPrograms, refreshServiceEntry } from '@/lib/search/commands';
import { normName } from '@/lib/software/types';
import { SERVICE_FIELDS } from '@/lib/services/fields';
import {
  type ServiceContent,
  serviceContentSchema,
  transportsInPractice,
} from '@/lib/services/profile';
import { findRowsOfServices } from '@/lib/services/queries';
import type { Subject } from './subject';
import { revisionsWritten } from './write-revision';

/** Profiles of services; the service itself, IANA's, is never written. */
export const serviceSubject: Subject<ServiceContent> = {
  type: 'service',
  shapes: mergeShapes(SERVICE_FIELDS),
  parse(fields) {
    const content = serviceContentSchema.parse(fields);
    // A merge of sets puts them in the order of the alphabet.
    return { ...content, transports: transportsInPractice([content]) };
  },
  load,
  async create(tx, content, { now }) {
    const { id } = await tx.serviceProfile.create({
      data: { ...columns(content), updatedAt: now },
      select: { id: true },
    });
    return id;
  },
  async write(tx, id, content, revision, { now }) {
    const data = { ...columns(content), revision, updatedAt: now };
    await tx.serviceProfile.update({ where: { id }, data });
  },
  refresh,
  tags: ({ service, software }) => [
    serviceTag(service.toLowerCase()),
    ...programTags(software.map(normName)),
    SOFTWARE_LIST_TAG,
  ],
  // They are the registry's, not the content's: the edit has them.
  ports: () => null,
};

function columns({ service, ...content }: ServiceContent) {
  return { ...content, serviceName: service };
}

async function load(tx: Tx, ids: readonly number[]) {
  await lockRows(tx, 'service_profile', ids);
  const found = await tx.serviceProfile.findMany({ where: { id: { in: [...ids] } } });
  return new Map(
    found.map(({ id, serviceName: service, updatedAt: _at, revision, ...content }) => [
      id,
      { content: serviceContentSchema.parse({ ...content, service }), revision },
    ]),
  );
}

/** The search finds the service by its new names and programs by its ports, and every page of its ports says what it is. */
async function refresh(tx: Tx, id: number): Promise<void> {
  const profile = await tx.serviceProfile.findUniqueOrThrow({ where: { id } });
  const { serviceName, revision } = profile;
  await refreshServiceEntry(tx, serviceName);
  const before = revision === 1 ? [] : await programsBefore(tx, id);
  await refreshPrograms(tx, [...profile.software, ...before]);
  if (!gathered.leave(tx, [serviceName])) await notifyPorts(tx, [serviceName]);
}

async function notifyPorts(tx: Tx, names: readonly string[]): Promise<void> {
  const rows = await findRowsOfServices(tx, names);
  const ported = rows
    .map((row) => ({ ...row, transport: row.transport as Transport | null }))
    .filter(isPorted);
  await notifyTags(tx, ported.flatMap(changedPortsTags));
}

const gathered = gathering(notifyPorts);

/** Runs work that changes many profiles, and says at its end which pages of ports are out of date. */
export const gatherServicePorts = gathered.during;

const programsSchema = z.object({ software: z.array(z.string()).default([]) });

/** The programs that a profile named in its last two revisions: one that is no longer named loses its ports. */
async function programsBefore(tx: Tx, id: number): Promise<string[]> {
  await revisionsWritten(tx);
  const revisions = await tx.revision.findMany({
    where: { subjectType: 'service', subjectId: id },
    orderBy: { number: 'desc' },
    take: 2,
    select: { content: true },
  });
  return revisions.flatMap(({ content }) => programsSchema.parse(content).software);
}
