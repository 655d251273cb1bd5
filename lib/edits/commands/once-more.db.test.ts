import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWER, WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import {
  after,
  DAY,
  HOUR,
  newPair,
  seen as seenIn,
  storedEdit,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import { closeFlag, raiseFlag } from '@/lib/moderation/commands/flags';
import { transact } from '@/lib/platform/transact';
import {
  actOn,
  givenReport,
  must,
  opened,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { unseen } from './absence.fixture';

let p: Person; // a contributor who brings the same once more
let carol: Person; // an honest one
let honest: Person; // an honest reviewer
let moderator: Person;

beforeEach(async () => {
  ({ carol, honest, moderator } = await newPair());
  p = await person({ earnedTrust: 2 });
});

const evid = (url: string) => ({ kind: 'vendor-docs', url });
const withLink = (subject: number, url: string) => ({
  ...({ kind: 'report.update', subject } as const),
  changes: { evidence: [evid('https://echo.labstack.com/guide'), evid(url)] },
});
const seen = (who: Person, proposal: object, ms?: number) =>
  seenIn({ moderator }, who, proposal, ms);

describe('what somebody objected to is not applied by absence', () => {
  it('where it was answered to another port in between', async () => {
    await givenReport(carol, {}, T0);
    const sw = { software: { slug: 'echo' } };
    const e = await opened(p, 2000, T0, sw);
    must(await review(honest, e, { verdict: 'reject' }, after(HOUR)));
    const changes = {
      ...((await storedEdit(e.id)).changes as object),
      ...{ portStart: 3000, portEnd: 3000 },
    };
    must(await actOn(ANSWER, p, e.id, { changes, note: 'Moved.' }, after(2 * HOUR)));
    must(await actOn(WITHDRAW, p, e.id, {}, after(3 * HOUR)));
    const second = await opened(p, 2000, after(4 * HOUR), sw);
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(second.id)).not.toMatchObject(unseen);
  });

  it.each([
    ['was answered to another link in between', 'https://echo.labstack.com/bad'],
    ['has a fragment by now', 'https://echo.labstack.com/bad#x'],
  ])('where its link %s', async (_, again) => {
    const report = await givenReport(carol, {}, T0);
    const first = must(await submit(p, withLink(report, 'https://echo.labstack.com/bad'), T0));
    must(await review(honest, first, { verdict: 'request-changes' }, after(HOUR)));
    const { changes } = withLink(report, 'https://echo.labstack.com/other');
    must(await actOn(ANSWER, p, first.id, { changes, note: 'Another.' }, after(2 * HOUR)));
    must(await actOn(WITHDRAW, p, first.id, {}, after(3 * HOUR)));
    const second = must(await submit(p, withLink(report, again), after(4 * HOUR)));
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(second.id)).not.toMatchObject(unseen);
  });

  it('where a flag on it was upheld', async () => {
    const edit = await opened(p, 2000, T0);
    const body = { subject: { type: 'edit', id: edit.id }, reason: 'spam', note: 'Bad.' } as never;
    const flag = must(await transact((tx) => raiseFlag(tx, carol, body, after(HOUR))));
    must(
      await transact((tx) =>
        closeFlag(tx, moderator, flag.id, 'upheld', 'Right.', after(2 * HOUR)),
      ),
    );
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(edit.id)).not.toMatchObject(unseen);
  });

  it('where an honest edit had moved the report away', async () => {
    const r = await givenReport(p, { portStart: 2000, portEnd: 2000 }, T0);
    const m = await seen(honest, {
      kind: 'report.update',
      subject: r,
      changes: { portStart: 3000, portEnd: 3000 },
    });
    expect(m.state).toBe('applied');
    const s = await opened(p, 2000, after(2 * HOUR), { software: { slug: 'echo' } });
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(s.id)).not.toMatchObject(unseen);
  });

  it('where an honest edit had given the report other software', async () => {
    const r = await givenReport(p, { portStart: 2000, portEnd: 2000 }, T0);
    await givenReport(
      carol,
      {
        portStart: 2100,
        portEnd: 2100,
        software: { name: 'Gin', homepage: 'https://gin.example.org' },
      },
      T0,
    );
    const m = await seen(honest, {
      kind: 'report.update',
      subject: r,
      changes: { software: { slug: 'gin' } },
    });
    expect(m.state).toBe('applied');
    const s = await opened(p, 2000, after(2 * HOUR), { software: { slug: 'echo' } });
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(s.id)).not.toMatchObject(unseen);
  });

  it('but where it was other software on the same port', async () => {
    const echo = await givenReport(carol, {}, T0);
    const named = { name: 'Gin', homepage: 'https://gin-gonic.com' };
    await givenReport(carol, { portStart: 9, portEnd: 9, software: named }, T0);
    const words = { kind: 'report.update', subject: echo, changes: { summary: 'Worse' } } as const;
    const wrong = must(await submit(carol, words, T0));
    must(await review(honest, wrong, { verdict: 'reject' }, after(HOUR)));
    const docs = { software: { slug: 'gin' }, evidence: [evid('https://gin-gonic.com/docs')] };
    const gin = await opened(p, 1323, after(HOUR), docs);
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(gin.id)).toMatchObject(unseen);
  });

  it('but where its link was proposed for another port', async () => {
    const echo = await givenReport(carol, {}, T0);
    const far = { portStart: 9, portEnd: 9, software: { slug: 'echo' } };
    const link = 'https://echo.labstack.com/bad';
    const first = must(await submit(carol, withLink(await givenReport(carol, far, T0), link), T0));
    must(await review(honest, first, { verdict: 'reject' }, after(HOUR)));
    const second = must(await submit(p, withLink(echo, link), after(2 * HOUR)));
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(second.id)).toMatchObject(unseen);
  });

  it('and nothing breaks where a reviewer had set its software', async () => {
    const echo = await givenReport(carol, {}, T0);
    const words = { kind: 'report.update', subject: echo, changes: { summary: 'Worse' } } as const;
    const other = must(await submit(carol, words, T0));
    const changes = { software: { name: 'Gin' } };
    must(await review(moderator, other, { verdict: 'reject' }, after(HOUR)));
    const second = must(await submit(carol, { ...words, changes: { summary: 'Other' } }, T0));
    must(await review(honest, second, { verdict: 'approve', changes }, after(HOUR)));
    const third = await person({ role: 'reviewer' });
    must(await review(third, second, { verdict: 'request-changes' }, after(HOUR)));
    const fiber = await opened(p, 1323, after(HOUR), { software: { name: 'Fiber' } });
    must(await review(moderator, fiber, { verdict: 'approve' }, after(2 * HOUR)));
  });
});
