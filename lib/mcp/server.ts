import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { LONGEST_SET } from '@/lib/collisions/rules/chosen';
import { pickQuery, type PickQuery } from '@/lib/pick/schema';
import { MAX_PORT, transportSchema } from '@/lib/ports/types';
import { EVIDENCE_KINDS, roleSchema } from '@/lib/reports/types';

/** What a server of this kind knows: the site asks its database, the terminal the snapshot it carries. */
export interface Toolbox {
  lookUp(query: string): Promise<object | null>;
  /** Null where the text names more than `MOST_CHECKED` ports. */
  check(text: string): Promise<object | null>;
  pick(query: PickQuery): Promise<object>;
  collisions(names: readonly string[]): Promise<object>;
  /** Sends an edit to the API; left out where there is no token. */
  propose?(edit: object): Promise<{ readonly ok: boolean; readonly answer: unknown }>;
}

/** Of a paste; what a call of the API may hold at most, less what stands around it. */
const LONGEST_PASTE = 200_000;

/** Ports in one paste: an answer of about half a megabyte. */
export const MOST_CHECKED = 1_000;

const READS = { readOnlyHint: true, openWorldHint: false } as const;

const reportShape = {
  port: z.number().int().min(1).max(MAX_PORT).describe('The port, or the first of a range'),
  portEnd: z.number().int().min(1).max(MAX_PORT).optional().describe('The last port of a range'),
  transports: z.array(transportSchema).min(1),
  software: z.string().min(1).describe('Slug of a known entry, or the name of a new one'),
  isNew: z.boolean().default(false).describe('Whether the software has no entry yet'),
  role: roleSchema,
  summary: z.string().min(1).describe('One plain sentence: how the software uses the port'),
  evidenceKind: z.enum(EVIDENCE_KINDS),
  source: z.url().describe('Where it says so: documentation, source, shipped configuration'),
  quote: z.string().optional().describe('The words of the source'),
  note: z.string().min(1).describe('Why, for the reviewers'),
};

/** A server that tells what is known of ports, picks free ones and finds collisions. */
export function mcpServer(toolbox: Toolbox, version: string): McpServer {
  const server = new McpServer({ name: 'portolan', version });
  server.registerTool(
    'look_up',
    {
      title: 'Look up a port or a name',
      description:
        'What a port number is: official assignments by IANA and what software really uses it, each report with its grade. Or what a service or program name means.',
      inputSchema: { query: z.string().min(1).max(100).describe('A port such as 1323, or a name') },
      annotations: READS,
    },
    async ({ query }) => {
      const found = await toolbox.lookUp(query.trim());
      return found === null ? wrong(`Nothing is known under “${query}”.`) : said(found);
    },
  );
  server.registerTool(
    'check',
    {
      title: 'Read the output of a network tool',
      description:
        'Reads pasted output of ss, lsof, netstat, docker ps, Compose or Kubernetes files and the like: who is probably on which port, what collides, what others can reach, how to stop or move it.',
      inputSchema: { text: z.string().min(1).max(LONGEST_PASTE) },
      annotations: READS,
    },
    async ({ text }) => {
      const answer = await toolbox.check(text);
      return answer === null
        ? wrong(`The text names more than ${MOST_CHECKED} ports. Check it in parts.`)
        : said(answer);
    },
  );
  server.registerTool(
    'pick',
    {
      title: 'Pick free ports',
      description:
        'Free ports with reasons, the best first: near a wish, in a row, the same for the same seed. Nothing that is assigned or that a confirmed or supported report holds.',
      inputSchema: pickShape,
      annotations: READS,
    },
    async (wishes) => {
      const parsed = pickQuery.safeParse(asTexts(wishes));
      return parsed.success
        ? said(await toolbox.pick(parsed.data))
        : wrong(z.prettifyError(parsed.error));
    },
  );
  server.registerTool(
    'collisions',
    {
      title: 'Find port collisions in a set of programs',
      description:
        'Which of the named programs take the same port over the same transport, and the fewest settings to change. Names, slugs, aliases and container images are understood.',
      inputSchema: { software: z.array(z.string().min(1).max(LONGEST_SET)).min(2).max(50) },
      annotations: READS,
    },
    async ({ software }) => said(await toolbox.collisions(software)),
  );
  if (toolbox.propose !== undefined) registerPropose(server, toolbox.propose.bind(toolbox));
  return server;
}

/** Numbers are numbers here, and texts in an address. */
const pickShape = {
  count: z.number().int().min(1).max(50).optional(),
  near: z.number().int().min(0).max(MAX_PORT).optional(),
  run: z.number().int().min(1).max(1_000).optional().describe('So many consecutive ports each'),
  transport: transportSchema.optional(),
  range: z.string().optional().describe('system, user, dynamic, or two ports: 8000-9000'),
  seed: z.string().optional().describe('A project’s name: the same one gets the same ports'),
  avoid: z.string().optional().describe('Ports and ranges: 8080,9000-9100'),
  include: z.enum(['assigned', 'reported', 'all']).optional(),
};

function asTexts(wishes: Readonly<Record<string, string | number | undefined>>) {
  return Object.fromEntries(
    Object.entries(wishes).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

function registerPropose(server: McpServer, propose: NonNullable<Toolbox['propose']>): void {
  server.registerTool(
    'propose',
    {
      title: 'Propose a report',
      description:
        'Proposes a new report that software uses a port, in the name of the token’s owner. Reviewers decide. Needs one source that anybody can open.',
      inputSchema: reportShape,
      annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    },
    async ({ port, portEnd, software, isNew, evidenceKind, source, quote, note, ...said_ }) => {
      const { ok, answer } = await propose({
        ...{ kind: 'report.create', note },
        changes: {
          ...{ portStart: port, portEnd: portEnd ?? port, ...said_ },
          software: isNew ? { name: software } : { slug: software },
          evidence: [
            { kind: evidenceKind, url: source, ...(quote === undefined ? {} : { quote }) },
          ],
        },
      });
      return ok ? said(answer as object) : wrong(JSON.stringify(answer));
    },
  );
}

function said(answer: object): CallToolResult {
  return {
    content: [{ type: 'text', text: JSON.stringify(answer) }],
    structuredContent: answer as Record<string, unknown>,
  };
}

function wrong(text: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text }] };
}
