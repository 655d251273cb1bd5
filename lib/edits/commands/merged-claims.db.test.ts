import { beforeEach, describe, expect, it } from 'vitest';
import { after, HOUR, newPair, T0 } from '@/lib/edits/kinds/scene.fixture';
import { givenReport, must, type Person, review, submit } from '@/lib/testing/community';

let a: Person; // whose report is one of the two
let b: Person;
let carol: Person; // whose report is the other
let honest: Person;
let theirs: number;
let own: number;

beforeEach(async () => {
  ({ a, b, carol, honest } = await newPair());
  theirs = await givenReport(carol, {}, T0);
  own = await givenReport(a, { software: { name: 'Rival' } }, T0);
});

describe('whose claim one of two reports is does not decide that they become one:', () => {
  it.each([
    ['another’s into theirs', () => ({ subject: theirs, changes: { into: own } })],
    ['theirs into another’s', () => ({ subject: own, changes: { into: theirs } })],
  ])('%s', async (_, merge) => {
    const edit = must(await submit(b, { kind: 'report.merge', ...merge() }, T0));
    await decides(edit);
  });

  it.each([
    ['by the entry of another’s', 'echo', 'rival'],
    ['by their entry', 'rival', 'echo'],
  ])('%s', async (_, subject, into) => {
    const edit = must(await submit(b, { kind: 'software.merge', subject, changes: { into } }, T0));
    await decides(edit);
  });

  it('where entries become one and no reports do, it does', async () => {
    await givenReport(a, { portStart: 9, portEnd: 9, software: { name: 'Chi' } }, T0);
    const merge = { kind: 'software.merge', subject: 'chi', changes: { into: 'echo' } } as const;
    const edit = must(await submit(b, merge, T0));
    must(await review(a, edit, { verdict: 'approve' }, after(HOUR)));
  });
});

async function decides(edit: { readonly id: number }): Promise<void> {
  for (const verdict of ['approve', 'reject'] as const)
    expect(await review(a, edit, { verdict }, after(HOUR))).toMatchObject({
      ...{ ok: false, code: 'forbidden', reason: 'own-edit' },
    });
  must(await review(honest, edit, { verdict: 'approve' }, after(HOUR)));
}
