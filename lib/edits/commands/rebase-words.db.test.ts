import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWER, TAKE_OVER } from '@/lib/edits/commands/plain-acts';
import { REBASE } from '@/lib/edits/commands/rebase';
import { after, DAY, HOUR, newScene, type Scene, T0 } from '@/lib/edits/kinds/scene.fixture';
import type { Fields } from '@/lib/edits/types';
import {
  actOn,
  applied,
  givenReport,
  must,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';

let scene: Scene;
let member: Person;
let report: number;

beforeEach(async () => {
  scene = await newScene();
  member = await person();
  report = await givenReport(scene.author, {}, T0);
});

const about = (changes: Fields) => ({ kind: 'report.update', subject: report, changes }) as const;
const stored = (id: number) => testDb().edit.findUniqueOrThrow({ where: { id } });
const rebase = (who: Person, id: number, baseRevision: number, resolutions: Fields, ms = HOUR) =>
  actOn(REBASE, who, id, { baseRevision, resolutions }, after(ms));

describe('a rebase of a revert', () => {
  const GUIDE = { kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' };
  const TWO = { kind: 'vendor-docs', url: 'https://echo.labstack.com/two' };

  /** Undoes, for a member, an edit that left this evidence; the report has changed since. */
  const revertOf = async (evidence: Fields[]) => {
    const edit = await applied(scene.moderator, about({ evidence }), T0);
    const revert = must(await submit(member, { kind: 'revert', subject: edit.id }, T0));
    await applied(scene.author, about({ versions: 'v2' }), T0);
    const { evidence: back } = (await stored(revert.id)).changes as { evidence: Fields[] };
    return { revert, back };
  };

  it('lets no member tick a source', async () => {
    const { revert, back } = await revertOf([GUIDE, TWO]);
    const ticked = { evidence: [{ ...back[0], url: 'https://other.example/', ticked: true }] };
    expect(await rebase(member, revert.id, 3, ticked)).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'resolutions.evidence.0.ticked', code: 'reviewers_only' }],
    });
    expect(JSON.stringify((await stored(revert.id)).changes)).not.toContain('"ticked":true');
    must(await actOn(TAKE_OVER, scene.moderator, revert.id, {}, after(HOUR)));
    must(await rebase(scene.moderator, revert.id, 3, ticked));
  });

  it('takes no date that is yet to come', async () => {
    const { revert, back } = await revertOf([GUIDE, TWO]);
    const early = { evidence: [{ ...back[0], checkedOn: '2027-01-01' }] };
    expect(await rebase(member, revert.id, 3, early)).toMatchObject({
      errors: [{ path: 'resolutions.evidence.0.checkedOn', code: 'in_future' }],
    });
  });

  it('says of a link that it leads where none has led, however often it is rebased', async () => {
    const { revert, back } = await revertOf([GUIDE, TWO]);
    const elsewhere = { evidence: [{ ...back[0], url: 'https://never-seen.example/' }] };
    expect(must(await rebase(member, revert.id, 3, elsewhere)).newDomain).toBe(true);
    await applied(scene.author, about({ versions: 'v3' }), T0);
    expect(must(await rebase(member, revert.id, 4, {})).newDomain).toBe(true);
    await applied(scene.author, about({ versions: 'v4' }), T0);
    expect(must(await rebase(member, revert.id, 5, { evidence: back })).newDomain).toBe(false);
  });

  it('keeps what comes back: a tick with its link, and where it leads', async () => {
    const seen = { kind: 'vendor-docs', url: 'https://gone.example/', ticked: true };
    await applied(scene.moderator, about({ evidence: [GUIDE, seen] }), T0);
    const out = await applied(scene.author, about({ evidence: [GUIDE] }), T0);
    const revert = must(await submit(member, { kind: 'revert', subject: out.id }, T0));
    await applied(scene.author, about({ versions: 'v2' }), T0);
    const rebased = must(await rebase(member, revert.id, 4, {}));
    expect(rebased.newDomain).toBe(false);
    expect(JSON.stringify(rebased.changes)).toContain('"ticked":true');
    await applied(scene.author, about({ versions: 'v3' }), T0);
    const { evidence } = rebased.changes as { evidence: Fields[] };
    const moved = evidence.map((piece) => ({ ...piece, url: 'https://gone.example/other' }));
    expect(await rebase(member, revert.id, 5, { evidence: moved })).toMatchObject({
      errors: [{ code: 'reviewers_only' }],
    });
  });
});

describe('a field that three reverts have locked', () => {
  const refused = { code: 'forbidden', reason: 'field-locked', detail: { fields: ['summary'] } };
  /** Three reverts of its summary within hours: revision 5. */
  const backAndForth = async () => {
    let last = await applied(member, about({ summary: 'Other' }), T0);
    for (let n = 1; n <= 3; n += 1)
      last = await applied(scene.author, { kind: 'revert', subject: last.id }, after(n * HOUR));
    expect(await submit(member, about({ summary: 'Mine' }), after(4 * HOUR))).toMatchObject(
      refused,
    );
  };
  const answer = (who: Person, id: number, changes: Fields, ms: number) =>
    actOn(ANSWER, who, id, { changes, note: 'Mine.' }, after(ms));

  it('is touched by no answer of a member for a day', async () => {
    const edit = must(await submit(member, about({ versions: 'v2' }), T0));
    await backAndForth();
    expect(await answer(member, edit.id, { summary: 'Mine' }, 4 * HOUR)).toMatchObject(refused);
    must(await answer(member, edit.id, { versions: 'v3' }, 4 * HOUR));
    const improved = { verdict: 'approve', changes: { summary: 'A reviewer’s' } } as const;
    const reviewer = await person({ role: 'reviewer' });
    must(await review(reviewer, edit, improved, after(4 * HOUR)));
    must(await answer(member, edit.id, { summary: 'Mine' }, DAY + 4 * HOUR));
  });

  it('nor by a rebase of theirs, of a change as of a revert', async () => {
    const edit = must(await submit(member, about({ summary: 'Mine' }), T0));
    const revised = await applied(scene.author, about({ summary: 'Once' }), T0);
    const revert = must(await submit(member, { kind: 'revert', subject: revised.id }, T0));
    await backAndForth();
    const now = (await stored(edit.id)).baseRevision! + 5;
    for (const { id } of [edit, revert])
      expect(await rebase(member, id, now, { summary: 'Mine' }, 4 * HOUR)).toMatchObject(refused);
    for (const { id } of [edit, revert])
      must(await rebase(member, id, now, { summary: 'Mine' }, DAY + 4 * HOUR));
  });
});

describe('a member, where a reviewer has ticked a source', () => {
  const own = { kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' };
  const ticked = { kind: 'vendor-docs', url: 'https://elsewhere.example.org/', ticked: true };
  const further = { kind: 'vendor-docs', url: 'https://echo.labstack.com/further' };

  it('brings a further one, and the tick stays', async () => {
    await applied(scene.moderator, about({ evidence: [own, ticked] }), T0);
    const brought = about({ evidence: [own, ticked, further] });
    must(await submit(member, brought, T0));
    const moved = about({ evidence: [own, { ...ticked, url: 'https://other.example.org/' }] });
    expect(await submit(member, moved, T0)).toMatchObject({
      errors: [{ path: 'changes.evidence.1.ticked', code: 'reviewers_only' }],
    });
  });

  it('puts a proposal of theirs on what stands', async () => {
    const edit = must(await submit(member, about({ evidence: [own, further] }), T0));
    await applied(scene.moderator, about({ evidence: [own, ticked] }), T0);
    const rebased = must(await rebase(member, edit.id, 2, {}));
    expect((rebased.changes as { evidence: unknown[] }).evidence).toHaveLength(3);
  });
});
