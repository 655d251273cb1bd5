import { softwareSubject } from '@/lib/edits/subjects/software';
import type { Tx } from '@/lib/platform/db';
import { failure, success } from '@/lib/platform/errors';
import { lockSoftwareNames } from '@/lib/software/commands';
import { type SoftwareUpdate, softwareUpdateSchema } from '@/lib/software/changes';
import { softwareNameKey } from '@/lib/software/types';
import { baseContent, conflict, planMerge, standOnBase } from './base';
import { addedHosts, leadsToNewDomain, parseChanges } from './input';
import type { Kind } from './kind';
import { aboutSoftware, findSoftwareSubject } from './targets';
import { CHANGES_FIELDS } from './weight';

/** A change to a software entry, field by field. */
export const softwareUpdate: Kind = {
  ...CHANGES_FIELDS,
  reasons: 'entry',
  ...aboutSoftware,
  kind: 'software.update',
  changesSchema: softwareUpdateSchema,
  async prepare(tx, input) {
    const parsed = parseChanges(softwareUpdateSchema, input.changes);
    if (!parsed.ok) return parsed;
    const software = await findSoftwareSubject(tx, input.subject);
    if (!software.ok) return software;
    const base = await baseContent(tx, 'software', software.value, input.baseRevision);
    if (!base.ok) return base;
    const based = await standOnBase(
      tx,
      { ...softwareSubject, ...software.value },
      base.value,
      parsed.value,
    );
    if (!based.ok) return based;
    const namesake = await findNamesake(tx, parsed.value, software.value.id);
    if (namesake !== null)
      return failure('duplicate', { reason: 'software-exists', detail: { software: namesake } });
    const { domains = [] } = parsed.value;
    return success({
      subjectType: 'software',
      subjectId: software.value.id,
      ports: null,
      locale: null,
      baseRevision: based.value.baseRevision,
      base: based.value.base,
      changes: based.value.mine,
      revertsEditId: null,
      newDomain: await leadsToNewDomain(tx, [
        ...addedHosts(based.value.base, parsed.value),
        ...domains,
      ]),
    });
  },
  mine: (_tx, edit) => Promise.resolve(edit.changes),
  async plan(tx, edit) {
    await lockSoftwareNames(tx);
    const id = edit.subjectId ?? 0;
    const merged = await planMerge(tx, softwareSubject, id, edit.base ?? {}, edit.changes);
    if (!merged.ok) return merged;
    const [{ content }] = merged.writes;
    if (content.state !== 'active')
      return conflict(['state'], { mergedInto: content.mergedInto }, edit.changes);
    const namesake = await findNamesake(tx, edit.changes, id);
    return namesake === null ? merged : conflict(['name'], { software: namesake }, edit.changes);
  },
};

/** Another entry of that name, equal after case folding. */
export async function findNamesake(
  tx: Tx,
  { name }: SoftwareUpdate,
  ownId: number,
): Promise<string | null> {
  if (name === undefined) return null;
  const other = await tx.software.findFirst({
    where: { nameKey: softwareNameKey(name), id: { not: ownId } },
    select: { slug: true },
  });
  return other?.slug ?? null;
}
