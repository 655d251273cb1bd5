import { beforeEach, describe, expect, it } from 'vitest';
import { applied, givenReport, must, type Person, person, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import {
  after,
  approve as approveIn,
  change,
  DAY,
  HOUR,
  newScene,
  type Scene,
  storedReport as report,
  T0,
} from '@/lib/edits/kinds/scene.fixture';

let scene: Scene;
let author: Person;
let moderator: Person;

beforeEach(async () => {
  scene = await newScene();
  ({ author, moderator } = scene);
});

const approve = (edit: { readonly id: number }, ms?: number) => approveIn(scene, edit, ms);
const changed = (
  kind: Parameters<typeof change>[1],
  subject: number,
  changes: object,
  ms?: number,
) => change(scene, kind, subject, changes, ms);

describe('revert', () => {
  it('of one’s own edit applies at once and gives back the revision', async () => {
    const id = await givenReport(author, {}, T0);
    const edit = await changed('report.update', id, { summary: 'Other', transports: ['udp'] });
    const undone = must(
      await submit(author, { kind: 'revert', subject: edit.id }, after(2 * HOUR)),
    );
    expect(undone).toMatchObject({ state: 'applied', appliedRevision: 3 });
    const [first, third] = await testDb().revision.findMany({
      where: { subjectType: 'report', number: { in: [1, 3] } },
      orderBy: { number: 'asc' },
    });
    expect(third?.content).toEqual(first?.content);
    expect(
      await submit(author, { kind: 'revert', subject: edit.id }, after(2 * HOUR)),
    ).toMatchObject({ code: 'duplicate', reason: 'nothing-to-revert' });
  });

  it('of somebody else’s waits for review, leaves others’ changes and refuses what has changed since', async () => {
    const id = await givenReport(author, {}, T0);
    const edit = await changed('report.update', id, { summary: 'Other', versions: 'v4' });
    await changed('report.update', id, { role: 'default' });
    const other = await person();
    const revert = must(await submit(other, { kind: 'revert', subject: edit.id }, after(2 * HOUR)));
    expect(revert.state).toBe('open');
    await approve(revert, 3 * HOUR);
    expect(await report(id)).toMatchObject({
      summary: 'Echo’s guides listen here',
      versions: '',
      role: 'default',
    });
    await changed('report.update', id, { role: 'malware' }, 4 * HOUR);
    const create = await testDb().edit.findFirstOrThrow({ where: { kind: 'report.create' } });
    const role = await testDb().edit.findFirstOrThrow({
      where: { kind: 'report.update' },
      orderBy: { id: 'asc' },
      skip: 1,
    });
    expect(
      await submit(other, { kind: 'revert', subject: role.id }, after(5 * HOUR)),
    ).toMatchObject({ code: 'stale', detail: { conflicts: ['role'] } });
    const gone = must(await submit(other, { kind: 'revert', subject: create.id }, after(5 * HOUR)));
    await approve(gone, 6 * HOUR);
    expect(await report(id)).toMatchObject({ state: 'retired' });
  });

  it('of a merge parts the reports again', async () => {
    const target = await givenReport(author, {}, T0);
    const source = await givenReport(
      author,
      {
        portStart: 1324,
        portEnd: 1324,
        evidence: [{ kind: 'article', url: 'https://blog.example.org/1' }],
      },
      T0,
    );
    const merge = await changed('report.merge', source, { into: target });
    await approve(
      must(await submit(await person(), { kind: 'revert', subject: merge.id }, after(HOUR))),
    );
    expect(await report(source)).toMatchObject({ state: 'active', mergedIntoId: null });
    expect((await report(target)).evidence).toHaveLength(1);
  });

  it('of a rename is sent back where another entry has the old name by now', async () => {
    await givenReport(author, {}, T0);
    const rename = {
      kind: 'software.update' as const,
      subject: 'echo',
      changes: { name: 'Other' },
    };
    const { id } = await applied(author, rename, T0);
    await givenReport(author, { portStart: 7, portEnd: 7, software: { name: 'Echo' } }, T0);
    const back = must(await submit(await person(), { kind: 'revert', subject: id }, T0));
    expect(await approve(back)).toMatchObject({ state: 'conflicted', conflicts: ['name'] });
  });

  it('three times of one field within a day leaves it to reviewers for a day', async () => {
    const id = await givenReport(author, {}, T0);
    for (let n = 0; n < 3; n += 1) {
      const edit = await changed('report.update', id, { summary: `Version ${n}` }, n * HOUR);
      await applied(moderator, { kind: 'revert', subject: edit.id }, after(n * HOUR));
    }
    const again = (who: Person, ms: number) =>
      submit(
        who,
        { kind: 'report.update', subject: id, changes: { summary: 'Once more' } },
        after(ms),
      );
    expect(await again(author, 4 * HOUR)).toMatchObject({
      code: 'forbidden',
      reason: 'field-locked',
      detail: { fields: ['summary'] },
    });
    expect(
      await submit(
        author,
        { kind: 'report.update', subject: id, changes: { versions: 'v5' } },
        after(4 * HOUR),
      ),
    ).toMatchObject({ ok: true });
    expect(await again(moderator, 4 * HOUR)).toMatchObject({ ok: true });
    expect(await again(author, DAY + 3 * HOUR)).toMatchObject({ ok: true });
  });

  it('as often as one likes of one’s own keeps nobody from the field', async () => {
    const id = await givenReport(author, {}, T0);
    for (let n = 2; n < 6; n += 1) {
      const edit = await changed('report.update', id, { summary: `Other ${n}` }, n * HOUR);
      must(await submit(author, { kind: 'revert', subject: edit.id }, after(n * HOUR)));
    }
    const other = await person();
    const mend = { kind: 'report.update', subject: id, changes: { summary: 'Right' } } as const;
    must(await submit(other, mend, after(6 * HOUR)));
  });
});
