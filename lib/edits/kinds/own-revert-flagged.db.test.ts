import { beforeEach, describe, expect, it } from 'vitest';
import { closeFlag, raiseFlag } from '@/lib/moderation/commands/flags';
import { transact } from '@/lib/platform/transact';
import { givenReport, must, type Person, person, submit } from '@/lib/testing/community';
import { after, change, givenService, HOUR, newScene, type Scene, T0 } from './scene.fixture';

let scene: Scene;
let other: Person;
let report: number;

beforeEach(async () => {
  scene = await newScene();
  other = await person();
  report = await givenReport(scene.author, {}, T0);
});

const undo = async (edit: { readonly id: number }) =>
  must(await submit(scene.author, { kind: 'revert', subject: edit.id }, after(2 * HOUR)));

const flag = async (subject: object) => {
  const body = { subject, reason: 'spam', note: 'It sells.' } as never;
  return must(await transact((tx) => raiseFlag(tx, other, body, after(HOUR / 4))));
};

describe('undoing one’s own edit', () => {
  it.each([
    ['it', () => ({ type: 'report', id: report }) as const],
    ['the edit that had written it', (edit: number) => ({ type: 'edit', id: edit }) as const],
  ])('waits where others had flagged %s before it was changed', async (_, flagged) => {
    const spam = await change(scene, 'report.update', report, { summary: 'Buy here' }, 0);
    const subject = flagged(spam.id);
    const body = { subject, reason: 'spam', note: 'It sells.' } as const;
    const flag = must(await transact((tx) => raiseFlag(tx, other, body, after(HOUR / 2))));
    const mended = await change(scene, 'report.update', report, { summary: 'Echo listens' });
    const close = (verdict: 'upheld' | 'dismissed') =>
      transact((tx) => closeFlag(tx, scene.moderator, flag.id, verdict, 'Seen.', after(HOUR)));
    must(await close('upheld'));
    expect(await undo(mended)).toMatchObject({ state: 'open' });
  });

  it.each([
    ['report', () => ({ type: 'report', id: report })],
    ['edit', (edit: number) => ({ type: 'edit', id: edit })],
  ])(
    'waits where the %s was flagged and something else was changed before it was mended',
    async (_, flagged) => {
      const spam = await change(scene, 'report.update', report, { summary: 'Buy here' }, 0);
      await flag(flagged(spam.id));
      await change(scene, 'report.update', report, { versions: 'v4' }, HOUR / 2);
      const mended = await change(scene, 'report.update', report, { summary: 'Echo listens' });
      expect(await undo(mended)).toMatchObject({ state: 'open' });
    },
  );

  it('waits where a service was flagged by its name in other letters', async () => {
    await givenService();
    const words = { plainName: 'Remote Desktop', what: 'Buy here.' };
    await change(scene, 'service.update', 'rdp', words, 0);
    await flag({ type: 'service', id: 'RDP' });
    const mended = await change(scene, 'service.update', 'rdp', { what: 'Shows a desktop.' });
    expect(await undo(mended)).toMatchObject({ state: 'open' });
  });

  it('applies at once where a flag was wrong, or is of what goes', async () => {
    await change(scene, 'report.update', report, { summary: 'Other' }, 0);
    const subject = { type: 'report', id: report } as const;
    const flag = (ms: number) =>
      transact((tx) => raiseFlag(tx, other, { subject, reason: 'spam', note: '' }, after(ms)));
    const wrong = must(await flag(HOUR / 2));
    must(
      await transact((tx) =>
        closeFlag(tx, scene.moderator, wrong.id, 'dismissed', 'It is right.', after(HOUR / 2)),
      ),
    );
    const slip = await change(scene, 'report.update', report, { summary: 'Ecko' });
    must(await flag(2 * HOUR));
    expect(await undo(slip)).toMatchObject({ state: 'applied' });
  });
});

const GOOD = { kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' };
const SPAM = { kind: 'vendor-docs', url: 'https://echo.labstack.com/buy-here' };
const ALSO = { kind: 'vendor-docs', url: 'https://echo.labstack.com/more' };
/** What was flagged, something else beside it in the same field, and what is left when only the flagged is taken out. */
const BESIDE = [
  [
    'a source',
    { evidence: [GOOD, SPAM] },
    { evidence: [GOOD, SPAM, ALSO] },
    { evidence: [GOOD, ALSO] },
  ],
  [
    'a paragraph',
    { description: 'Buy here.' },
    { description: 'Buy here.\n\nIt is written in Go.' },
    { description: 'It is written in Go.' },
  ],
] as const;

describe.each(BESIDE)(
  'undoing the removal of %s that others had flagged',
  (_, spam, beside, mended) => {
    it.each(['report', 'edit'])(
      'waits where the same field was added to in between (flag of the %s)',
      async (what) => {
        const first = await change(scene, 'report.update', report, spam, 0);
        await flag(
          what === 'report' ? { type: 'report', id: report } : { type: 'edit', id: first.id },
        );
        await change(scene, 'report.update', report, beside, HOUR / 2);
        const last = await change(scene, 'report.update', report, mended);
        expect(await undo(last)).toMatchObject({ state: 'open' });
      },
    );

    it('control: waits where nothing was', async () => {
      await change(scene, 'report.update', report, spam, 0);
      await flag({ type: 'report', id: report });
      const last = await change(
        scene,
        'report.update',
        report,
        'evidence' in spam ? { evidence: [GOOD] } : { description: '' },
      );
      expect(await undo(last)).toMatchObject({ state: 'open' });
    });
  },
);
