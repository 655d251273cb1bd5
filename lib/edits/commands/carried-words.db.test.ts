import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { after, newPair, seen as seenIn, storedEdit, T0 } from '@/lib/edits/kinds/scene.fixture';
import {
  applied,
  givenReport,
  must,
  type Person,
  person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';

let a: Person; // writes what others take away
let carol: Person;
let honest: Person;
let moderator: Person;

beforeEach(async () => {
  ({ a, carol, honest, moderator } = await newPair());
});

const LINE = 'Buy the best of all from shop.example today';
const PLACE = { port: 1323, locale: 'en' };
const OWN = { reason: 'own-edit' };

const seen = (who: Person, proposal: object, ms?: number) =>
  seenIn({ moderator }, who, proposal, ms);
const article = (who: Person, changes: object, ms: number) =>
  seen(who, { kind: 'article.update', subject: PLACE, changes }, ms);
const update = (who: Person, subject: number, changes: object, ms: number) =>
  seen(who, { kind: 'report.update', subject, changes }, ms);
/** Somebody else proposes to undo it, a day later. */
const undo = async (edit: { readonly id: number }) =>
  must(await submit(await person(), { kind: 'revert', subject: edit.id }, after(DAY)));
const decides = (who: Person, edit: { readonly id: number }, verdict: 'approve' | 'reject') =>
  review(who, edit, { verdict }, after(DAY));

describe('whoever wrote later words does not decide on undoing the creation', () => {
  it('of an article', async () => {
    const first = await article(carol, { title: 'Echo', body: 'It listens here.' }, HOUR);
    await article(a, { body: `It listens here.\n\n${LINE}.` }, 2 * HOUR);
    expect(await decides(a, await undo(first), 'reject')).toMatchObject(OWN);
  });

  it('of a report', async () => {
    const report = await givenReport(carol, {}, T0);
    await update(a, report, { description: `${LINE}.` }, 2 * HOUR);
    const made = await testDb().edit.findFirstOrThrow({ where: { kind: 'report.create' } });
    expect(await decides(a, await undo(made), 'reject')).toMatchObject(OWN);
  });
});

describe('whoever wrote what a merge carried over', () => {
  it('does not decide on bringing a source back that was taken out there', async () => {
    const target = await givenReport(carol, {}, T0);
    const [piece] = reportChanges().evidence as [object];
    const bad = { kind: 'vendor-docs', url: 'https://shop.example/', title: 'Buy', quote: LINE };
    const source = await givenReport(a, { software: { name: 'Two' }, evidence: [bad] }, T0);
    await seen(honest, { kind: 'report.merge', subject: source, changes: { into: target } });
    const removed = await update(carol, target, { evidence: [piece] }, 3 * HOUR);
    const back = await undo(removed);
    expect(await decides(a, back, 'approve')).toMatchObject(OWN);
    // Who only merged wrote none of it.
    must(await decides(honest, back, 'reject'));
  });

  it('does not, of an entry, decide on the names and places that were taken out there', async () => {
    await givenReport(carol, {}, T0);
    await givenReport(carol, { portStart: 7, portEnd: 7, software: { name: 'Gin' } }, T0);
    const changes = { aliases: ['The best of all things'], domains: ['shop.example.com'] };
    await seen(a, { kind: 'software.update', subject: 'gin', changes });
    await seen(honest, { kind: 'software.merge', subject: 'gin', changes: { into: 'echo' } });
    const mend = { aliases: ['Gin'], domains: [] };
    const removed = await seen(carol, { kind: 'software.update', subject: 'echo', changes: mend });
    expect(await decides(a, await undo(removed), 'approve')).toMatchObject(OWN);
  });
});

describe('words', () => {
  it('are one’s own in another field too', async () => {
    const report = await givenReport(carol, {}, T0);
    await update(a, report, { summary: LINE }, HOUR);
    await update(carol, report, { summary: 'Right', description: `${LINE}.` }, 2 * HOUR);
    const removed = await update(honest, report, { description: '' }, 3 * HOUR);
    expect(await decides(a, await undo(removed), 'approve')).toMatchObject(OWN);
  });

  it('are not those of whoever only brought them back', async () => {
    const body = 'It listens here and nowhere else.';
    await article(carol, { title: 'Echo', body: `${body}\n\n${LINE}.` }, HOUR);
    const blanked = await article(await person(), { body: 'Nothing.' }, 2 * HOUR);
    await seen(honest, { kind: 'revert', subject: blanked.id }, 3 * HOUR);
    const cut = await article(await person(), { body }, 4 * HOUR);
    must(await decides(honest, await undo(cut), 'reject'));
  });

  it('are not written into an article that was taken out of use meanwhile', async () => {
    const first = await article(carol, { title: 'Echo', body: 'It listens here.' }, HOUR);
    const late = must(
      await submit(a, { kind: 'article.update', subject: PLACE, changes: { body: LINE } }, T0),
    );
    await applied(honest, { kind: 'revert', subject: first.id }, after(2 * HOUR));
    must(await review(moderator, late, { verdict: 'approve' }, after(3 * HOUR)));
    expect(await storedEdit(late.id)).toMatchObject({ state: 'conflicted', conflicts: ['state'] });
    const { body } = await testDb().article.findFirstOrThrow({ where: PLACE });
    expect(body).toBe('It listens here.');
  });
});

describe('whose claim a report is does not decide', () => {
  it.each([
    ['on its retirement', { kind: 'report.retire', changes: {} }],
    ['on a finding against it', { kind: 'report.update', changes: { finding: 'refuted' } }],
  ])('%s', async (_, away) => {
    const report = await givenReport(a, {}, T0);
    const edit = must(await submit(carol, { ...away, subject: report } as never, after(HOUR)));
    for (const verdict of ['approve', 'reject'] as const)
      expect(await decides(a, edit, verdict)).toMatchObject(OWN);
    must(await decides(honest, edit, 'approve'));
  });

  it('on lifting a finding, nor on a merge', async () => {
    const report = await givenReport(a, { portStart: 9, portEnd: 9 }, T0);
    const into = await givenReport(carol, { software: { name: 'Gin' } }, T0);
    await seen(honest, { kind: 'report.retire', subject: report, changes: { as: 'refuted' } });
    for (const proposal of [
      { kind: 'report.update', subject: report, changes: { finding: null } },
      { kind: 'report.merge', subject: report, changes: { into } },
    ])
      expect(
        await decides(a, must(await submit(carol, proposal as never, after(DAY))), 'approve'),
      ).toMatchObject(OWN);
  });

  it('but does who set its summary right, when it was reported or later', async () => {
    const opened = must(
      await submit(carol, { kind: 'report.create', changes: reportChanges() }, T0),
    );
    const improved = { verdict: 'approve', changes: { summary: 'Right' } } as const;
    must(await review(honest, opened, improved, T0));
    must(await review(moderator, opened, { verdict: 'approve' }, after(HOUR)));
    const { subjectId: report } = await storedEdit(opened.id);
    await update(a, report ?? 0, { summary: 'Righter' }, 2 * HOUR);
    const away = must(
      await submit(carol, { kind: 'report.retire', subject: report, changes: {} }, after(DAY)),
    );
    for (const who of [honest, a]) must(await decides(who, away, 'approve'));
  });
});
