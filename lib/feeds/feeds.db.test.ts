import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/feeds/[scope]/[of]/[format]/route';
import { applied, givenReport, type Person, person } from '@/lib/testing/community';
import { expectAtom, expectJsonFeed } from '@/lib/testing/feeds';
import { givenRelease } from '@/lib/testing/releases';

const at = (day: string) => new Date(`${day}T10:00:00Z`);
let author: Person;

async function ask(of: string, headers: Readonly<Record<string, string>> = {}) {
  const [scope = '', name = '', format = ''] = of.split(' ');
  const answer = await GET(new Request('http://localhost:3000/x', { headers }), {
    params: Promise.resolve({ scope, of: name, format }),
  });
  return { answer, text: await answer.text() };
}

const titles = async (of: string) =>
  expectJsonFeed((await ask(`${of} json`)).text).map(({ title }) => title);

beforeAll(async () => {
  author = await person();
  await givenRelease('2025-11-14', [['', '1000-20000', '', 'Unassigned']], at('2025-11-14'));
  const ollama = await givenReport(
    author,
    {
      ...{ portStart: 11_434, portEnd: 11_434, summary: 'It <b>listens</b> here & there.' },
      software: { name: 'Ollama', homepage: 'https://ollama.com' },
      evidence: [{ kind: 'article', url: 'https://example.org/ports' }],
    },
    at('2026-01-10'),
  );
  await givenReport(author, {}, at('2026-01-12'));
  await applied(
    author,
    { kind: 'report.update', subject: ollama, changes: { summary: 'It answers.' } },
    at('2026-02-10'),
  );
  await givenRelease(
    '2026-04-09',
    [
      ['ollama', '11434', 'tcp'],
      ['other', '12000', 'udp'],
    ],
    at('2026-04-12'),
  );
});

describe('the feed of a port', () => {
  it('has its edits, its changes of grade and what IANA changed there, the newest first', async () => {
    expect(await titles('ports 11434')).toEqual([
      'IANA release of 2026-04-09: 11434/tcp assigned to ollama',
      'Ollama on port 11434: Supported → Now official',
      'port 11434 · Ollama: change to a report',
      'port 11434 · Ollama: new report',
    ]);
    expect(await titles('ports 1323')).toEqual(['port 1323 · Echo: new report']);
    expect(await titles('ports 9')).toEqual([]);
  });

  it('says the same in both forms, and each is what its specification demands', async () => {
    for (const of of ['ports 11434', 'ranges user', 'software ollama', 'all all']) {
      const items = expectJsonFeed((await ask(`${of} json`)).text);
      const entries = expectAtom((await ask(`${of} atom`)).text);
      const ids = entries.map(
        ({ children }) => children.find(({ name }) => name.endsWith('#id'))?.text,
      );
      expect([of, ids]).toEqual([of, items.map(({ id }) => id)]);
    }
  });

  it('says where it stands and what it follows', async () => {
    const { text, answer } = await ask('ports 11434 json');
    expect(answer.headers.get('content-type')).toContain('application/feed+json');
    expect(JSON.parse(text)).toMatchObject({
      feed_url: expect.stringMatching(/\/ports\/11434\/feed\.json$/),
      home_page_url: expect.stringMatching(/\/ports\/11434$/),
    });
    const atom = await ask('ports 11434 atom');
    expect(atom.answer.headers.get('content-type')).toContain('application/atom+xml');
    expect(atom.text).toMatch(/rel="self"[^>]*\/ports\/11434\/feed\.atom"/);
  });

  it('is not sent to one who has it', async () => {
    const { answer } = await ask('ports 11434 atom');
    const tag = answer.headers.get('etag') ?? '';
    const again = await ask('ports 11434 atom', { 'if-none-match': tag });
    expect([again.answer.status, again.text]).toEqual([304, '']);
    expect((await ask('ports 1323 atom', { 'if-none-match': tag })).answer.status).toBe(200);
  });
});

describe('the feed of a range, of software and of everything', () => {
  it('has what happened on its ports and no others', async () => {
    expect(await titles('ranges 11000-11999')).toEqual(await titles('ports 11434'));
    expect((await titles('ranges user'))[0]).toBe('IANA release of 2026-04-09: 2 changes');
    expect(await titles('ranges dynamic')).toEqual([]);
    expect(await titles('ranges 2000-3000')).toEqual([]);
  });

  it('has what happened to the software, on its ports too', async () => {
    expect(await titles('software ollama')).toEqual(await titles('ports 11434'));
    expect(await titles('software echo')).toEqual(['port 1323 · Echo: new report']);
  });

  it('has everything, and each release', async () => {
    const all = await titles('all all');
    expect(all).toHaveLength(6);
    expect(all).toContain('IANA release of 2025-11-14');
  });

  it('is not there for what is not there', async () => {
    for (const of of [
      'ports 99999 atom',
      'ports 080 atom',
      'ranges 9-3 json',
      'software nope json',
      'all all rss',
      'nothing 1 atom',
    ])
      expect([of, (await ask(of)).answer.status]).toEqual([of, 404]);
  });
});

describe('a change of an article', () => {
  it('is told by the language of the article, whose title is in another one than the feed', async () => {
    const changes = { title: 'Czym jest port 2000', body: 'Krótko.' };
    await applied(
      author,
      { kind: 'article.update', subject: { port: 2000, locale: 'pl' }, changes },
      at('2026-03-01'),
    );
    expect(await titles('ports 2000')).toEqual([
      'port 2000 · article in Polish: change to an article',
    ]);
  });
});
