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

describe('a proposal over the API', () => {
  it('is answered 201 with an open edit, and nothing else is written', async () => {
    const answer = await member('POST', '/edits', propose({}));
    expect(answer).toMatchObject({
      status: 201,
      body: { id: 1, state: 'open', kind: 'report.create', ports: { start: 1323, end: 1323 } },
    });
    expect(await testDb().report.count()).toBe(0);
    const read = await (await caller(null))('GET', '/edits/1');
    expect(read).toMatchObject({
      status: 200,
      body: { state: 'open', actions: [], subject: { type: 'report', id: null, name: 'Echo' } },
    });
    expect(read.headers.get('etag')).not.toBeNull();
  });

  it.each([
    ['an unknown field', { colour: 'red' }, ['changes.colour']],
    ['a port above 65535', { portEnd: 65536 }, ['changes.portEnd']],
    ['a port below 0', { portStart: -1 }, ['changes.portStart']],
    ['port 0', { portStart: 0, portEnd: 0 }, ['changes.portStart', 'changes.portEnd']],
    ['a range from port 0 on', { portStart: 0 }, ['changes.portStart']],
    ['a port that is a text', { portStart: '1323' }, ['changes.portStart']],
    ['a fraction of a port', { portStart: 1322.5 }, ['changes.portStart']],
    ['a range upside down', { portStart: 1324 }, ['changes.portEnd']],
    ['a transport nobody knows', { transports: ['quic'] }, ['changes.transports.0']],
    ['no transport', { transports: [] }, ['changes.transports']],
    ['an unknown role', { role: 'favourite' }, ['changes.role']],
    ['an empty summary', { summary: '  ' }, ['changes.summary']],
    [
      'a name of 300 characters',
      { software: { name: 'x'.repeat(300) } },
      ['changes.software.name'],
    ],
    [
      'a name with a right-to-left mark',
      { software: { name: 'Echo\u202e' } },
      ['changes.software.name'],
    ],
    [
      'a name with a zero-width space',
      { software: { name: 'Ec\u200bho' } },
      ['changes.software.name'],
    ],
    [
      'a javascript: homepage',
      { software: { name: 'Echo', homepage: 'javascript:alert(1)' } },
      ['changes.software.homepage'],
    ],
    ['a slug of no entry', { software: { slug: 'nobody' } }, ['changes.software.slug']],
    [
      'evidence at a private address',
      { evidence: [{ kind: 'article', url: 'http://192.168.0.1/x' }] },
      ['changes.evidence.0.url'],
    ],
    [
      'evidence at localhost',
      { evidence: [{ kind: 'article', url: 'http://localhost/x' }] },
      ['changes.evidence.0.url'],
    ],
    ['evidence without a link', { evidence: [{ kind: 'article' }] }, ['changes.evidence.0.url']],
    ['no evidence', { evidence: [] }, ['changes.evidence']],
    [
      'evidence that a member ticks as primary',
      { evidence: [{ kind: 'article', url: 'https://a.example.org/', ticked: true }] },
      ['changes.evidence.0.ticked'],
    ],
  ])('is refused with %s, which is named', async (_, changes, expected) => {
    const answer = await member('POST', '/edits', propose(changes));
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(paths(answer)).toEqual(expected);
    expect(await testDb().edit.count()).toBe(0);
  });

  it('names missing fields, unknown kinds and an empty note', async () => {
    expect(
      paths(
        await member('POST', '/edits', { body: { kind: 'report.create', changes: {}, note: 'x' } }),
      ),
    ).toEqual(
      expect.arrayContaining([
        'changes.portStart',
        'changes.transports',
        'changes.software',
        'changes.role',
        'changes.summary',
        'changes.evidence',
      ]),
    );
    expect(paths(await member('POST', '/edits', propose({}, { kind: 'report.destroy' })))).toEqual([
      'kind',
    ]);
    expect(paths(await member('POST', '/edits', propose({}, { note: ' ' })))).toEqual(['note']);
    expect(paths(await member('POST', '/edits', propose({}, { shout: true })))).toEqual(['shout']);
  });

  it('takes emoji, Hebrew and HTML as the text they are', async () => {
    const summary = 'Listens 🐘 <b>here</b> שלום';
    expect((await member('POST', '/edits', propose({ summary }))).status).toBe(201);
    expect((await testDb().edit.findFirstOrThrow()).changes).toMatchObject({ summary });
  });

  it('means the entry that a name equals after case folding', async () => {
    await givenReport(await person(), {}, new Date());
    const answer = await member(
      'POST',
      '/edits',
      propose({ portStart: 5, portEnd: 5, software: { name: '  eCHO ' } }),
    );
    expect(answer.status).toBe(201);
    expect(
      (await testDb().edit.findUniqueOrThrow({ where: { id: answer.body.id } })).changes,
    ).toMatchObject({ software: { slug: 'echo' } });
  });

  it('that one has made already is a duplicate, also of four that are sent at once', async () => {
    const sent = await Promise.all([1, 2, 3, 4].map(() => member('POST', '/edits', propose({}))));
    const refused = sent.filter(({ status }) => status === 409);
    const { id } = sent.find(({ status }) => status === 201)?.body ?? { id: 0 };
    expect(sent.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    for (const { body } of refused)
      expect(body).toMatchObject({ code: 'duplicate', reason: 'already-proposed', edit: id });
    expect(await testDb().edit.count()).toBe(1);
    // Somebody else's open proposal is shown, not refused; and one's own may come again once it is over.
    expect((await (await caller(await person()))('POST', '/edits', propose({}))).status).toBe(201);
    expect((await member('POST', `/edits/${id}/withdraw`, { body: {} })).status).toBe(200);
    expect((await member('POST', '/edits', propose({}))).status).toBe(201);
  });

  it('of what an active report says already is a duplicate', async () => {
    const report = await givenReport(await person(), {}, new Date());
    const answer = await member('POST', '/edits', propose({ portStart: 1300, portEnd: 1400 }));
    expect(answer).toMatchObject({ status: 409, body: { code: 'duplicate', report } });
    expect((await member('POST', '/edits', propose({ transports: ['udp'] }))).status).toBe(201);
  });
});
