import { beforeEach, describe, expect, it } from 'vitest';
import { raiseFlag } from '@/lib/moderation/commands/flags';
import { transact } from '@/lib/platform/transact';
import { givenReport, must, type Person, person, submit } from '@/lib/testing/community';
import { after, change, HOUR, newScene, type Scene, T0 } from './scene.fixture';

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
