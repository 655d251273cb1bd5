import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { checkAnswer } from '@/lib/check/answer';
import { collisionsAnswer } from '@/lib/collisions/answer';
import { mcpServer, MOST_CHECKED, type Toolbox } from '@/lib/mcp/server';
import { picksOnly } from '@/lib/pick/rules/pick';
import { askOf } from '@/lib/pick/schema';
import { catalogueFor, indexOf } from '../facts';
import { knownName, knownPort } from '../known';
import { readOptions } from '../options';
import { snapshotPicks } from '../picks';
import { type Command, Wrong } from '../terminal';
import { version } from '../version';
import { reasonWords } from '../words';
import { siteOf } from './propose';

const toolbox: Toolbox = {
  lookUp(query) {
    const number = /^:?(\d{1,5})$/.exec(query)?.[1];
    if (number !== undefined && Number(number) <= 65_535)
      return Promise.resolve(knownPort(Number(number)));
    const known = knownName(query);
    return Promise.resolve(known.services.length + known.software.length > 0 ? known : null);
  },
  check: (text) => checkAnswer(text, indexOf, MOST_CHECKED),
  pick(query) {
    const picks = picksOnly(snapshotPicks(), askOf(query));
    return Promise.resolve({
      picks: picks.map(({ start, end, reasons }) => ({
        ...{ port: start, portEnd: end },
        reasons: reasons.map((reason) => ({ code: reason.code, message: reasonWords(reason) })),
      })),
    });
  },
  collisions(names) {
    return Promise.resolve(collisionsAnswer(names, catalogueFor(names), snapshotPicks()));
  },
};

/** `portolan mcp`: until standard input ends. With `PORTOLAN_TOKEN` it may propose, to the site. */
export const mcp: Command = async (args) => {
  const { positionals } = readOptions(args, {});
  if (positionals.length > 0) throw new Wrong('it takes no arguments: portolan mcp');
  const token = process.env.PORTOLAN_TOKEN;
  const server = mcpServer(
    token === undefined ? toolbox : { ...toolbox, propose: by(token) },
    version,
  );
  const closed = new Promise<void>((resolve) => process.stdin.once('end', resolve));
  await server.connect(new StdioServerTransport());
  await closed;
  await server.close();
  return 0;
};

function by(token: string): NonNullable<Toolbox['propose']> {
  const address = new URL('/api/v1/edits', siteOf(undefined));
  return async (edit) => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(edit),
    }).catch(() => {
      throw new Error(`${address.origin} could not be reached`);
    });
    const told = (await answer.json().catch(() => null)) as unknown;
    // A proxy before the site, or another site, answers in words of its own.
    if (told === null) throw new Error(`${address.origin} answered ${answer.status} without JSON`);
    return { ok: answer.ok, answer: told };
  };
}
