import { beforeEach, expect, it } from 'vitest';
import { POST } from '@/app/api/mcp/route';
import { resetDb } from '@/lib/testing/postgres';
import { CALLS_PER_MINUTE } from './commands';
import { MOST_CHECKED } from './server';

beforeEach(resetDb);

interface Answer {
  readonly result: {
    readonly isError?: boolean;
    readonly content: readonly { readonly text: string }[];
    readonly structuredContent?: {
      readonly ports: readonly unknown[];
      readonly collisions: readonly unknown[];
      readonly moreCollisions: number;
    };
  };
}

const call = (name: string, args: object, id = 1) => ({
  ...{ jsonrpc: '2.0', id, method: 'tools/call' },
  params: { name, arguments: args },
});

async function ask(body: object, address = '192.0.2.1') {
  const headers = {
    ...{ 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    'x-forwarded-for': address,
  };
  const request = new Request('http://localhost/api/mcp', {
    ...{ method: 'POST', headers },
    body: JSON.stringify(body),
  });
  return (await POST(request)).text();
}

const said = (text: string) => (JSON.parse(text) as Answer).result;

/** So many services that publish one port, or all of them. */
const compose = (count: number, ports = '1:1') =>
  `services:\n${Array.from({ length: count }, (_, at) => `  w${at}:\n    ports: ["${ports}"]\n`).join('')}`;

it.each(['1:1', '1-65535:1-65535'])(
  'a file of as many services as may be, all on %s, has an answer that somebody can read',
  async (ports) => {
    const text = await ask(call('check', { text: compose(MOST_CHECKED, ports) }));
    expect(text.length).toBeLessThan(1_500_000);
    const { structuredContent } = said(text);
    expect(structuredContent?.ports).toHaveLength(MOST_CHECKED);
    expect(structuredContent?.collisions).toHaveLength(100);
    expect(structuredContent?.moreCollisions).toBe((MOST_CHECKED * (MOST_CHECKED - 1)) / 2 - 100);
  },
);

it.each([
  ['more services', compose(2_400)],
  ['as many numbers as a text holds', Array.from({ length: 33_000 }, (_, at) => at).join(' ')],
  [
    'services that name one list',
    `p: &p\n${Array.from({ length: 9_000 }, (_, at) => `- ${at + 1}:1\n`).join('')}services:\n${Array.from({ length: 4_000 }, (_, at) => ` s${at}: {ports: *p}\n`).join('')}`,
  ],
])('%s are refused in a line', async (_, text) => {
  const { isError, content } = said(await ask(call('check', { text: text.slice(0, 200_000) })));
  expect(isError).toBe(true);
  expect(content[0]?.text).toBe('The text names more than 1000 ports. Check it in parts.');
});

it('of many calls in one request the first is answered', async () => {
  const batch = ['check', 'pick', 'look_up'].map((name, at) =>
    call(name, name === 'check' ? { text: ':80' } : { query: '80' }, at + 1),
  );
  const answers = JSON.parse(await ask(batch)) as Answer[];
  expect(answers.map(({ result }) => result.isError ?? false)).toEqual([false, true, true]);
});

it('tools that compute have a limit for each address', async () => {
  const check = call('check', { text: ':80' });
  for (let at = 0; at < CALLS_PER_MINUTE; at += 1)
    expect(said(await ask(check)).isError).toBeUndefined();
  expect(said(await ask(check)).content[0]?.text).toMatch(
    /^Too many calls at once\. Try again in \d+ seconds\.$/,
  );
  for (const other of [call('pick', {}), call('collisions', { software: ['a', 'b'] })])
    expect(said(await ask(other)).isError).toBe(true);
  expect(said(await ask(check, '192.0.2.2')).isError).toBeUndefined();
});
