import { listDisputeReasons, listOwnVotes } from '@/lib/votes/queries';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Caller, caller } from '@/lib/testing/api';
import { givenReport, person, reportChanges } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';

let member: Caller;

beforeEach(async () => {
  await resetDb();
  member = await caller(await person());
});

const propose = (changes: Record<string, unknown>, more = {}) => ({
  body: {
    kind: 'report.create',
    changes: reportChanges(changes),
    note: 'Seen in the guide.',
    ...more,
  },
});
const paths = (answer: Answer) => answer.body.errors?.map(({ path }) => path);

describe('the checks of a write', () => {
  it('come in the order of the contract', async () => {
    const nobody = await caller(null);
    const reader = await caller(await person(), ['read']);
    const big = 'x'.repeat(256 * 1024 + 1);
    expect((await nobody('POST', '/edits', { raw: big })).status).toBe(401);
    expect(
      (await member('POST', '/edits', { raw: big, headers: { 'content-type': 'text/plain' } }))
        .status,
    ).toBe(413);
    expect(
      (await member('POST', '/edits', { raw: '{', headers: { 'content-type': 'text/plain' } }))
        .status,
    ).toBe(415);
    expect((await member('POST', '/edits', { raw: '{' })).status).toBe(400);
    expect((await reader('POST', '/edits/999/reviews', { body: {} })).status).toBe(422);
    const verdict = { body: { verdict: 'approve', reason: 'Fine.', version: 1 } };
    expect((await reader('POST', '/edits/999/reviews', verdict)).status).toBe(404);
    expect((await reader('POST', '/edits', propose({}))).status).toBe(403);
    expect((await member('POST', '/edits', propose({}))).status).toBe(201);
    expect((await member('POST', '/edits/abc/reviews', verdict)).status).toBe(404);
    expect(await member('POST', '/edits/1/reviews', verdict)).toMatchObject({
      status: 403,
      body: { reason: 'needs-reviewer' },
    });
  });

  it('refuse a body in another writing than UTF-8 text', async () => {
    const raw = JSON.stringify(propose({}).body);
    const json = 'application/json';
    const sent = async (headers: Record<string, string>) => {
      const { status, body } = await member('POST', '/edits', { raw, headers });
      return [status, body.reason];
    };
    for (const charset of ['latin1', 'utf-16', '"iso-8859-1"'])
      expect(await sent({ 'content-type': `${json}; charset=${charset}` })).toEqual([
        415,
        'charset',
      ]);
    for (const encoding of ['gzip', 'br', 'x'])
      expect(await sent({ 'content-type': json, 'content-encoding': encoding })).toEqual([
        415,
        'content-encoding',
      ]);
    expect(
      await sent({ 'content-type': `${json}; charset="UTF-8"`, 'content-encoding': 'identity' }),
    ).toEqual([201, undefined]);
  });

  it('tell a suspended account so', async () => {
    const someone = await person();
    const call = await caller(someone);
    await testDb().user.update({
      where: { id: someone.id },
      data: { suspendedAt: new Date(), suspendReason: 'Spam' },
    });
    expect(await call('POST', '/edits', propose({}))).toMatchObject({
      status: 403,
      body: { reason: 'suspended', suspension: { reason: 'Spam' } },
    });
  });
});

describe('an Idempotency-Key', () => {
  const keyed = (key: string, changes = {}) => ({
    ...propose(changes),
    headers: { 'idempotency-key': key },
  });

  it('makes a repeated proposal answer as the first, and write once', async () => {
    const first = await member('POST', '/edits', keyed('k1'));
    const second = await member('POST', '/edits', keyed('k1'));
    expect([second.status, JSON.stringify(second.body)]).toEqual([
      first.status,
      JSON.stringify(first.body),
    ]);
    expect(await testDb().edit.count()).toBe(1);
    const other = keyed('k2', { summary: 'Other' });
    expect((await member('POST', '/edits', other)).body.id).toBe(2);
  });

  it('holds for requests at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => member('POST', '/edits', keyed('same'))),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${String(body.id)}`)).size).toBe(1);
    expect(await testDb().edit.count()).toBe(1);
  });

  it('is refused for another request, and is everybody’s own', async () => {
    await member('POST', '/edits', keyed('k1'));
    expect(paths(await member('POST', '/edits', keyed('k1', { summary: 'Other' })))).toEqual([
      'Idempotency-Key',
    ]);
    expect((await (await caller(await person()))('POST', '/edits', keyed('k1'))).body.id).not.toBe(
      1,
    );
  });

  it('repeats a refusal too', async () => {
    const author = await person();
    const report = await givenReport(author, {}, new Date());
    expect((await member('POST', '/edits', keyed('k1'))).status).toBe(409);
    await testDb().report.update({ where: { id: report }, data: { state: 'retired' } });
    expect((await member('POST', '/edits', keyed('k1'))).status).toBe(409);
    expect((await member('POST', '/edits', keyed('k2'))).status).toBe(201);
  });
});

describe('limits', () => {
  it('stop a member’s sixth open edit with 429 and Retry-After, and leave nothing of it', async () => {
    for (let port = 1; port <= 5; port += 1)
      await member('POST', '/edits', propose({ portStart: port, portEnd: port }));
    const sixth = await member('POST', '/edits', propose({}));
    expect(sixth).toMatchObject({ status: 429, body: { reason: 'too-many-open' } });
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await testDb().edit.count()).toBe(5);
  });

  it('do not hold up reviewers', async () => {
    const reviewer = await caller(await person({ role: 'reviewer' }));
    for (let port = 1; port <= 12; port += 1) {
      expect(
        (await reviewer('POST', '/edits', propose({ portStart: port, portEnd: port }))).status,
      ).toBe(201);
    }
  });
});

describe('a vote over the API', () => {
  it('is cast, repeated, changed and withdrawn', async () => {
    const report = await givenReport(await person(), {}, new Date());
    const path = `/reports/${report}/vote`;
    expect((await member('PUT', path, { body: { value: 'confirm' } })).body).toEqual({
      confirm: 1,
      dispute: 0,
      mine: 'confirm',
      grade: 'supported',
    });
    expect((await member('PUT', path, { body: { value: 'confirm' } })).body).toMatchObject({
      confirm: 1,
    });
    expect((await member('PUT', path, { body: { value: 'maybe' } })).status).toBe(422);
    expect((await member('GET', '/ports/1323/mine')).body).toMatchObject({
      votes: { [report]: 'confirm' },
      votesCount: false,
      reports: { [report]: { mayVote: true } },
    });
    expect((await member('DELETE', path)).body).toEqual({
      confirm: 0,
      dispute: 0,
      mine: null,
      grade: 'supported',
    });
    expect((await member('PUT', '/reports/77/vote', { body: { value: 'confirm' } })).status).toBe(
      404,
    );
    expect((await (await caller(null))('GET', '/ports/1323/mine')).status).toBe(401);
  });

  it('says in `mine` whether it counts for the grade, and keeps the reason that goes with it', async () => {
    const report = await givenReport(await person(), {}, new Date());
    const path = `/reports/${report}/vote`;
    const established = await person({ earnedTrust: 2 });
    const call = await caller(established);
    const dispute = { value: 'dispute', reason: '  It listens on 1324.  ' };
    expect((await call('PUT', path, { body: dispute })).body).toMatchObject({ dispute: 1 });
    expect((await call('GET', '/ports/1323/mine')).body).toMatchObject({ votesCount: true });
    expect((await member('PUT', path, { body: { value: 'dispute' } })).body).toMatchObject({
      dispute: 2,
    });
    const later = { value: 'dispute', reason: 'https://example.org/changes' };
    expect((await member('PUT', path, { body: later })).body).toMatchObject({ dispute: 2 });
    expect(await listDisputeReasons(report)).toEqual([later.reason, 'It listens on 1324.']);
    expect((await listOwnVotes(established.id, { limit: 5 })).items).toMatchObject([
      { value: 'dispute', reason: 'It listens on 1324.', report: { id: report }, current: true },
    ]);
    expect((await call('DELETE', path)).body).toMatchObject({ mine: null });
    expect(await listDisputeReasons(report)).toEqual([later.reason]);
    const tooLong = { value: 'dispute', reason: 'x'.repeat(501) };
    expect((await member('PUT', path, { body: tooLong })).status).toBe(422);
    expect((await member('PUT', path, { body: { ...later, reason: ' ' } })).status).toBe(422);
  });

  it('on one’s own report is refused with the reason', async () => {
    const author = await person();
    const report = await givenReport(author, {}, new Date());
    const call = await caller(author);
    expect(
      await call('PUT', `/reports/${report}/vote`, { body: { value: 'confirm' } }),
    ).toMatchObject({ status: 403, body: { reason: 'own-report' } });
    expect((await call('GET', '/ports/1323/mine')).body).toMatchObject({
      reports: { [report]: { mayVote: false, reason: 'own-report' } },
    });
  });
});
