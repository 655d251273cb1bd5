import { beforeEach, describe, expect, it } from 'vitest';
import { after, approvedBy, HOUR, newPair, seen, T0 } from '@/lib/edits/kinds/scene.fixture';
import { readEdit } from '@/lib/edits/queries/edit';
import { findQueueItem, listQueue } from '@/lib/moderation/queries/queue';
import {
  actOn,
  givenReport,
  must,
  person,
  type Person,
  review,
  submit,
} from '@/lib/testing/community';
import { ANSWER } from './plain-acts';

let author: Person;
let improver: Person;
let mate: Person; // of the improver
let honest: Person;
let carol: Person;
let moderator: Person;
let edit: { readonly id: number };

const GUIDE = { kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' };
const sources = (path: string) => ({
  evidence: [GUIDE, { kind: 'vendor-docs', url: `https://echo.labstack.com/${path}` }],
});
const improved = (who: Person, changes: object, ms: number) =>
  review(who, edit, { verdict: 'approve', changes: { ...changes } }, after(ms));
/** The entry is at another homepage: what was approved before is another plan. */
const moved = (n: number, ms: number) => {
  const changes = { homepage: `https://${n}.example` };
  return seen({ moderator }, carol, { kind: 'software.update', subject: 'echo', changes }, ms);
};

/** Improved by the improver, and approved by the honest one once it would write something else: the first has ended. */
beforeEach(async () => {
  ({ a: improver, b: mate, honest, carol, moderator } = await newPair());
  const report = await givenReport(carol, {}, T0);
  const proposal = { kind: 'report.update', subject: report, changes: sources('more') } as const;
  author = await person();
  edit = must(await submit(author, proposal, T0));
  must(await improved(improver, sources('better'), HOUR));
  await moved(1, 2 * HOUR);
  expect(must(await approvedBy(honest, edit, 3 * HOUR)).state).toBe('open');
});

describe('an improver whose approval ended because applying it writes something else', () => {
  it('is asked again, and gives it once more', async () => {
    expect(await listQueue(improver, after(4 * HOUR))).toContain(edit.id);
    const item = await findQueueItem(improver, edit.id, after(4 * HOUR));
    expect(item?.forecast?.result).toBe('applies');
    expect(item?.edit.actions).toContain('approve');
    expect(item?.edit.actions).not.toContain('reject');
    expect(must(await approvedBy(improver, edit, 4 * HOUR)).state).toBe('applied');
  });

  it('is one approval then, never a second one', async () => {
    await moved(2, 4 * HOUR);
    // The honest one's is of another plan by now, and ends.
    expect(must(await approvedBy(improver, edit, 5 * HOUR)).state).toBe('open');
    expect(await approvedBy(improver, edit, 6 * HOUR)).toMatchObject({ reason: 'own-edit' });
    expect(await listQueue(improver, after(6 * HOUR))).not.toContain(edit.id);
    const view = await readEdit(edit.id, null, after(6 * HOUR));
    expect(view?.waiting?.needs).toBe('second-reviewer');
    expect(must(await approvedBy(honest, edit, 7 * HOUR)).state).toBe('applied');
  });

  it('is not where somebody has improved it since: two improvers are never enough', async () => {
    must(await improved(mate, sources('other'), 4 * HOUR));
    expect(await approvedBy(improver, edit, 5 * HOUR)).toMatchObject({ reason: 'own-edit' });
    // An improvement that changes nothing is an approval, and it does not count either.
    expect(must(await improved(improver, sources('other'), 5 * HOUR)).state).toBe('open');
    expect(await listQueue(improver, after(5 * HOUR))).not.toContain(edit.id);
    expect(must(await approvedBy(honest, edit, 6 * HOUR)).state).toBe('applied');
  });

  it('is not where it was answered since', async () => {
    const answer = { changes: sources('answered'), note: 'Better still.' };
    must(await actOn(ANSWER, author, edit.id, answer, after(4 * HOUR)));
    expect(await approvedBy(improver, edit, 5 * HOUR)).toMatchObject({ reason: 'own-edit' });
    expect(await listQueue(improver, after(5 * HOUR))).not.toContain(edit.id);
  });
});
