import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWER, TAKE_OVER, WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import {
  after,
  DAY,
  HOUR,
  storedReport,
  newPair,
  storedEdit,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import { suspendAccount } from '@/lib/moderation/commands/accounts';
import { raiseFlag } from '@/lib/moderation/commands/flags';
import { transact } from '@/lib/platform/transact';
import {
  actOn,
  applied,
  givenReport,
  must,
  opened,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { unseen } from './absence.fixture';

let b: Person; // a reviewer who helps
let carol: Person; // an honest member
let honest: Person; // an honest reviewer
let moderator: Person;

beforeEach(async () => {
  ({ b, carol, honest, moderator } = await newPair());
});

const puppet = () => person({ earnedTrust: 2 });

describe('what nobody came for is not applied', () => {
  it('where a mate’s tick makes a source elsewhere primary', async () => {
    await givenReport(carol, {}, T0);
    const elsewhere = { kind: 'vendor-docs', url: 'https://evil.example.org/' };
    const named = { software: { slug: 'echo' }, evidence: [elsewhere] };
    const edit = await opened(await puppet(), 6666, T0, named);
    const changes = { evidence: [{ ...elsewhere, ticked: true }] };
    must(await review(b, edit, { verdict: 'approve', changes }, after(HOUR)));
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(edit.id)).not.toMatchObject(unseen);
  });

  it('where its source is an RFC about something else', async () => {
    await givenReport(carol, {}, T0);
    const evidence = [{ kind: 'rfc', url: 'https://www.rfc-editor.org/rfc/rfc2549' }];
    const edit = await opened(await puppet(), 6666, T0, { software: { slug: 'echo' }, evidence });
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(edit.id)).not.toMatchObject(unseen);
  });

  it('where its source is another’s repository at the host of the homepage', async () => {
    const named = { name: 'Gin', homepage: 'https://github.com/gin-gonic/gin' };
    await givenReport(
      carol,
      {
        software: named,
        evidence: [{ kind: 'source-code', url: 'https://github.com/gin-gonic/gin/x.go' }],
      },
      T0,
    );
    const evidence = [{ kind: 'source-code', url: 'https://github.com/evil/fake/blob/x.go' }];
    const edit = await opened(await puppet(), 6666, T0, { software: { slug: 'gin' }, evidence });
    await decideDueEdits(after(9 * DAY));
    const gin = await testDb().software.findUniqueOrThrow({ where: { slug: 'gin' } });
    expect(gin).toMatchObject({ domains: [], repositories: ['github.com/gin-gonic/gin'] });
    expect(await storedEdit(edit.id)).not.toMatchObject(unseen);
  });

  it('where words of a suspended account are in it', async () => {
    const edit = await opened(carol, 2000, T0);
    must(await actOn(TAKE_OVER, b, edit.id, {}, after(HOUR)));
    must(
      await actOn(
        ANSWER,
        b,
        edit.id,
        { changes: { summary: 'Buy here' }, note: 'Mine.' },
        after(HOUR),
      ),
    );
    must(await transact((tx) => suspendAccount(tx, moderator, b.handle, 'Spam.', after(2 * HOUR))));
    await decideDueEdits(after(8 * DAY));
    expect(await storedEdit(edit.id)).not.toMatchObject(unseen);
  });

  it('where it was rejected, withdrawn and proposed again', async () => {
    const who = await puppet();
    const first = await opened(who, 2000, T0);
    must(await review(honest, first, { verdict: 'reject' }, after(HOUR)));
    must(await actOn(WITHDRAW, who, first.id, {}, after(2 * HOUR)));
    const second = await opened(who, 2000, after(3 * HOUR));
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(second.id)).not.toMatchObject(unseen);
  });

  it('where it was rejected for good and proposed again', async () => {
    const who = await puppet();
    const first = await opened(who, 2000, T0);
    for (const by of [honest, moderator])
      must(
        await review(
          by,
          first,
          { verdict: 'reject', ...(by === moderator && { neverAgain: true }) },
          after(HOUR),
        ),
      );
    expect((await storedEdit(first.id)).state).toBe('rejected');
    const second = await opened(who, 2000, after(3 * HOUR));
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(second.id)).not.toMatchObject(unseen);
  });

  it('where it was flagged, withdrawn and proposed again', async () => {
    const who = await puppet();
    const first = await opened(who, 2000, T0);
    const body = {
      subject: { type: 'edit', id: first.id },
      reason: 'spam',
      note: 'Spam.',
    } as never;
    must(await transact((tx) => raiseFlag(tx, honest, body, T0)));
    must(await actOn(WITHDRAW, who, first.id, {}, after(2 * HOUR)));
    const second = await opened(who, 2000, after(3 * HOUR));
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(second.id)).not.toMatchObject(unseen);
  });

  it('where it is a report that was taken off its page', async () => {
    const who = await puppet();
    const report = await givenReport(who, { portStart: 2000, portEnd: 2000 }, T0);
    const retire = must(
      await submit(honest, { kind: 'report.retire', subject: report, changes: {} }, T0),
    );
    must(await review(moderator, retire, { verdict: 'approve' }, after(HOUR)));
    expect((await storedReport(report)).state).toBe('retired');
    const second = await opened(who, 2000, after(3 * HOUR));
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(second.id)).not.toMatchObject(unseen);
  });

  it('where it is a source that was taken out', async () => {
    const report = await givenReport(carol, {}, T0);
    const good = { kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' };
    const bad = { kind: 'vendor-docs', url: 'https://echo.labstack.com/wrong', supports: true };
    const who = await puppet();
    await applied(
      who,
      { kind: 'report.update', subject: report, changes: { evidence: [good, bad] } },
      T0,
    );
    const out = must(
      await submit(
        honest,
        { kind: 'report.update', subject: report, changes: { evidence: [good] } },
        T0,
      ),
    );
    must(await review(moderator, out, { verdict: 'approve' }, after(HOUR)));
    const again = must(
      await submit(
        who,
        { kind: 'report.update', subject: report, changes: { evidence: [good, bad] } },
        after(2 * HOUR),
      ),
    );
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(again.id)).not.toMatchObject(unseen);
  });

  it('and still is where nobody has objected', async () => {
    const edit = await opened(carol, 2000, T0);
    await decideDueEdits(after(9 * DAY));
    expect(await storedEdit(edit.id)).toMatchObject(unseen);
    const elsewhere = await opened(await puppet(), 2001, after(9 * DAY));
    await decideDueEdits(after(18 * DAY));
    expect(await storedEdit(elsewhere.id)).toMatchObject(unseen);
  });
});
