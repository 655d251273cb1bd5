import { WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { beforeEach, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/v1/ports/[n]/known/route';
import { knownUsesSchema } from '@/lib/edits/known';
import {
  actOn,
  applied,
  givenReport,
  must,
  type Person,
  person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb } from '@/lib/testing/postgres';
import { findKnownUses } from './known';

const now = new Date();
let author: Person;
let moderator: Person;

beforeEach(async () => {
  await resetDb();
  [author, moderator] = [await person(), await person({ role: 'moderator' })];
});

const on = (portStart: number, portEnd = portStart, more: Record<string, unknown> = {}) => ({
  portStart,
  portEnd,
  ...more,
});
const gin = { name: 'Gin', homepage: 'https://gin-gonic.com' };
const propose = async (changes: Record<string, unknown>, who = author) =>
  must(await submit(who, { kind: 'report.create', changes: reportChanges(changes) }, now));
const ids = (list: readonly { readonly id: number }[]) => list.map(({ id }) => id);

describe('what somebody who reports a use is shown first', () => {
  it('is what is reported on the port, a range that covers it included, and nothing of its neighbours', async () => {
    const exact = await givenReport(author, on(1323), now);
    const range = await givenReport(author, on(1300, 1400, { software: gin }), now);
    await givenReport(author, on(1324, 1330, { software: gin, transports: ['udp'] }), now);
    const { reports } = await findKnownUses(1323, 1323);
    expect(ids(reports).sort()).toEqual([exact, range].sort());
    expect(reports.find(({ id }) => id === exact)).toMatchObject({
      software: { slug: 'echo', name: 'Echo' },
      portStart: 1323,
      grade: 'supported',
    });
    expect(await findKnownUses(1299, 1299)).toEqual({ reports: [], edits: [], elsewhere: [] });
  });

  it('is, for a range, everything that shares one port with it', async () => {
    const first = await givenReport(author, on(1000), now);
    const over = await givenReport(author, on(1009, 1020, { software: gin }), now);
    await givenReport(author, on(1010, 1010, { transports: ['udp'] }), now);
    expect(ids((await findKnownUses(1000, 1009)).reports).sort()).toEqual([first, over].sort());
  });

  it('has what waits there, whoever proposed it, by the name of its software', async () => {
    const report = await givenReport(author, on(1323), now);
    const created = await propose(on(1320, 1330, { software: gin }), moderator);
    const changed = must(
      await submit(
        author,
        { kind: 'report.update', subject: report, changes: { summary: 'Said otherwise' } },
        now,
      ),
    );
    await propose(on(80));
    expect((await findKnownUses(1323, 1323)).edits).toEqual([
      expect.objectContaining({
        id: changed.id,
        kind: 'report.update',
        software: 'Echo',
        summary: 'Said otherwise',
      }),
      expect.objectContaining({
        id: created.id,
        software: 'Gin',
        portStart: 1320,
        portEnd: 1330,
        state: 'open',
      }),
    ]);
  });

  it('has a revert that waits, and a change that its author was asked to answer', async () => {
    const { id, subjectId } = await applied(
      author,
      { kind: 'report.create', changes: reportChanges(on(1323)) },
      now,
    );
    const revert = must(await submit(await person(), { kind: 'revert', subject: id }, now));
    const asked = must(
      await submit(
        author,
        { kind: 'report.update', subject: subjectId, changes: { summary: 'Else' } },
        now,
      ),
    );
    must(await review(moderator, asked, { verdict: 'request-changes' }, now));
    const { edits } = await findKnownUses(1323, 1323);
    expect(edits).toMatchObject([
      { id: asked.id, state: 'changes-requested' },
      { id: revert.id, kind: 'revert', software: 'Echo' },
    ]);
  });

  it('has nothing that is decided, withdrawn or retired, and no edit of an article', async () => {
    const report = await givenReport(author, on(1323), now);
    const rejected = await propose(on(1323, 1323, { software: gin }));
    must(await review(moderator, rejected, { verdict: 'reject' }, now));
    const withdrawn = await propose(on(1323, 1323, { software: gin }));
    must(await actOn(WITHDRAW, author, withdrawn.id, {}, now));
    await applied(author, { kind: 'report.retire', subject: report, changes: {} }, now);
    must(
      await submit(
        author,
        {
          kind: 'article.update',
          subject: { port: 1323, locale: 'en' },
          changes: { title: 'Echo', body: 'Text' },
        },
        now,
      ),
    );
    expect(await findKnownUses(1323, 1323)).toEqual({ reports: [], edits: [], elsewhere: [] });
  });

  it('is also what the chosen software is reported to use elsewhere, and not twice what is here', async () => {
    const here = await givenReport(author, on(1323), now);
    const there = await givenReport(author, on(8080), now);
    const before = await givenReport(author, on(80), now);
    await givenReport(author, on(3000, 3000, { software: gin }), now);
    const known = await findKnownUses(1323, 1323, 'echo');
    expect([ids(known.reports), ids(known.elsewhere)]).toEqual([[here], [before, there]]);
    expect((await findKnownUses(1323, 1323, 'nobody')).elsewhere).toEqual([]);
  });
});

describe('GET /ports/{n}/known', () => {
  const asked = async (n: string, query = '') => {
    const request = new Request(`http://localhost:3000/api/v1/ports/${n}/known${query}`);
    const answer = await GET(request, { params: Promise.resolve({ n }) });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };

  it('answers by its schema, takes a range upside down for its first port, and names what is wrong', async () => {
    const report = await givenReport(author, on(1323), now);
    for (const query of ['', '?to=1400', '?to=5', '?software=echo&colour=red']) {
      const { status, body } = await asked('1323', query);
      expect([query, status]).toEqual([query, 200]);
      expect(ids(knownUsesSchema.parse(body).reports)).toEqual([report]);
    }
    expect(await asked('1323', '?to=65536')).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'to' }] },
    });
    expect((await asked('65536')).status).toBe(404);
  });
});
