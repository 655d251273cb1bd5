import { serviceSubject } from '@/lib/edits/subjects/service';
import type { Fields } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { fieldErrors } from '@/lib/platform/error-codes';
import { failure, success } from '@/lib/platform/errors';
import { lockName } from '@/lib/platform/row-lock';
import { type ServiceUpdate, serviceNameSchema, serviceUpdateSchema } from '@/lib/services/changes';
import { serviceContentSchema } from '@/lib/services/profile';
import { findServiceRows } from '@/lib/services/queries';
import { lockSoftwareNames } from '@/lib/software/commands';
import { baseContent, type Numbered, planMergeInUse, standOnBase } from './base';
import { addedHosts, leadsToNewDomain, missingField, parseChanges } from './input';
import type { Kind } from './kind';
import { aboutService } from './targets';
import { CHANGES_FIELDS } from './weight';

const REVIVES = { by: 'state', needs: ['plainName', 'what'] } as const;

/** A change to the profile of a service; the first one creates it. */
export const serviceUpdate: Kind = {
  ...CHANGES_FIELDS,
  reasons: 'entry',
  ...aboutService,
  kind: 'service.update',
  changesSchema: serviceUpdateSchema,
  revives: REVIVES,
  async prepare(tx, input) {
    const asked = serviceNameSchema.safeParse(input.subject);
    if (!asked.success) return failure('invalid', { errors: fieldErrors(asked.error, 'subject') });
    const parsed = parseChanges(serviceUpdateSchema, input.changes);
    if (!parsed.ok) return parsed;
    const rows = await findServiceRows(tx, asked.data);
    const service = rows[0]?.serviceName ?? null;
    if (service === null) return failure('not-found', { reason: 'no-such-service' });
    const profile = await tx.serviceProfile.findUnique({
      where: { serviceName: service },
      select: { id: true, revision: true, state: true },
    });
    const missing = profile?.state === 'active' ? null : missingField(parsed.value, REVIVES.needs);
    if (missing !== null) return missing;
    const based = await basedOn(tx, service, profile, input.baseRevision, parsed.value);
    if (!based.ok) return based;
    // A service on several ports is listed at its first.
    const [first] = rows;
    return success({
      subjectType: 'service',
      subjectId: profile?.id ?? null,
      ports:
        first?.portStart == null || first.portEnd === null
          ? null
          : { start: first.portStart, end: first.portEnd },
      locale: null,
      serviceName: service,
      ...based.value,
      revertsEditId: null,
      newDomain: await leadsToNewDomain(tx, addedHosts(based.value.base, parsed.value)),
    });
  },
  mine: (_tx, edit) => Promise.resolve(edit.changes),
  async plan(tx, edit) {
    const service = edit.serviceName ?? '';
    // What the names of its programs mean stays the same until it is applied.
    if (edit.changes.software !== undefined || edit.changes.state !== undefined)
      await lockSoftwareNames(tx);
    // Two first versions of one profile, applied at once, must not both find none.
    await lockName(tx, `service/${service.toLowerCase()}`);
    const existing = await tx.serviceProfile.findUnique({
      where: { serviceName: service },
      select: { id: true },
    });
    if (existing !== null)
      return planMergeInUse(tx, serviceSubject, existing.id, edit.base ?? {}, edit.changes);
    const content = serviceSubject.parse(firstVersion(service, edit.changes));
    return {
      ok: true,
      writes: [{ subject: serviceSubject, id: null, revision: 0, before: null, content }],
    };
  },
};

/** A profile that says what `changes` say, and nothing else. */
function firstVersion(service: string, changes: ServiceUpdate) {
  return {
    ...{ aliases: [], transports: [], specification: [], software: [] },
    ...{ securityNote: '', sources: [], local: {} },
    ...changes,
    ...{ service, state: 'active' as const },
  };
}

interface ProfileRow extends Numbered {
  readonly state: string;
}

/**
 * Stands on the profile's revision; one that was retired is brought back by whatever is written next.
 * What it says then must have its sources.
 */
async function basedOn(
  tx: Tx,
  service: string,
  profile: ProfileRow | null,
  baseRevision: number | null,
  changes: ServiceUpdate,
) {
  if (profile === null) {
    const refusal = unproven(firstVersion(service, changes));
    return refusal ?? success({ baseRevision: null, base: null, changes });
  }
  const base = await baseContent(tx, 'service', profile, baseRevision);
  if (!base.ok) return base;
  const wanted = profile.state === 'active' ? changes : { ...changes, state: 'active' };
  const based = await standOnBase(tx, { ...serviceSubject, ...profile }, base.value, wanted);
  if (!based.ok) return based;
  const refusal = unproven({ ...base.value.content, ...wanted });
  const { mine, ...on } = based.value;
  return refusal ?? success({ ...on, changes: mine });
}

function unproven(content: Fields) {
  const proven = serviceContentSchema.safeParse(content);
  return proven.success
    ? null
    : failure('invalid', { errors: fieldErrors(proven.error, 'changes') });
}
