import { beforeEach, describe, expect, it } from 'vitest';
import { findWholeEdit } from '@/lib/edits/queries/edit';
import { REBASE } from '@/lib/edits/commands/rebase';
import { HOUR } from '@/lib/platform/clock';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { findPortPage } from '@/lib/port-page/loaders';
import {
  actOn,
  applied,
  givenReport,
  must,
  type Person,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { findDesk, findDeskStart, findQueue } from './desk';
import { after, newMeeting, opened, T0 } from './review.fixture';

let author: Person;
let moderator: Person;
let report: number;

beforeEach(async () => {
  ({ author, moderator } = await newMeeting());
  report = await givenReport(author, { portStart: 7, portEnd: 7 }, T0);
});

/** Waiting edits of each kind that names an entry, as whoever finds a way around the rules may leave them. */
const LEFT = {
  'report.create': () => opened(1, author),
  'report.update': async () => {
    const changes = { software: { name: 'Third' } };
    const edit = { kind: 'report.update', subject: report, changes } as const;
    return must(await submit(author, edit, T0));
  },
  revert: async () => {
    const changes = { software: { name: 'Third' } };
    const moved = await applied(author, { kind: 'report.update', subject: report, changes }, T0);
    return must(await submit(author, { kind: 'revert', subject: moved.id }, after(48 * HOUR)));
  },
};

describe.each(Object.entries(LEFT))(
  'a %s that names an entry which does not exist',
  (kind, left) => {
    it('is shown at the desk as everywhere, and sent back when it is approved', async () => {
      const { id, changes } = await left();
      const software = kind === 'revert' ? 'gone' : { slug: 'gone' };
      await testDb().edit.update({
        where: { id },
        data: { changes: { ...(changes as Prisma.InputJsonObject), software } },
      });
      const now = after(49 * HOUR);
      const desk = await findDesk(moderator, id, now, findPortPage);
      expect(desk).toMatchObject({ forecast: { result: 'conflicts', conflicts: ['software'] } });
      expect(JSON.stringify(desk?.edit.diff)).toContain('gone');
      const start = await findDeskStart(moderator, now, undefined, findPortPage);
      expect(start.desk?.edit.id).toBe(id);
      expect((await findQueue(moderator, now)).items.map((item) => item.id)).toContain(id);
      expect((await findWholeEdit(id, null, now))?.edit.id).toBe(id);
      const given = await review(moderator, { id }, { verdict: 'approve' }, now);
      expect(must(given)).toMatchObject({ state: 'conflicted', conflicts: ['software'] });
      if (kind === 'report.create') return;
      const { revision } = await testDb().report.findUniqueOrThrow({ where: { id: report } });
      const onto = (resolutions: object) => ({ baseRevision: revision, resolutions }) as const;
      expect(await actOn(REBASE, author, id, onto({}) as never, now)).toMatchObject({
        errors: [{ path: 'resolutions.software.slug', code: 'unknown_software' }],
      });
    });
  },
);
