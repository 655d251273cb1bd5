import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { POST as postEdit } from '@/app/api/v1/edits/route';
import { MAX_BODY_BYTES } from '@/lib/api/body';
import { limited } from '@/lib/mcp/commands';
import { mcpServer, type Toolbox } from '@/lib/mcp/server';
import { siteToolbox } from '@/lib/mcp/site-toolbox';
import packageInfo from '@/package.json';

/**
 * A Model Context Protocol server (streamable HTTP), without sessions: each request is answered alone. Who sends
 * an API token may propose too. Cookies count for nothing here.
 */
export async function POST(request: Request): Promise<Response> {
  const server = mcpServer(toolboxFor(request), packageInfo.version);
  const transport = new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
    maxRequestBodySize: MAX_BODY_BYTES,
  });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request);
  } finally {
    await server.close();
  }
}

/** Nothing is told unasked, and there is no session to end. */
function refused(): Response {
  return Response.json(
    { jsonrpc: '2.0', error: { code: -32_000, message: 'Send messages by POST.' }, id: null },
    { status: 405, headers: { Allow: 'POST' } },
  );
}
export { refused as GET, refused as DELETE };

function toolboxFor(request: Request): Toolbox {
  const authorization = request.headers.get('authorization');
  const toolbox = limited(siteToolbox, request.headers);
  if (authorization === null) return toolbox;
  return {
    ...toolbox,
    async propose(edit) {
      const answer = await postEdit(
        new Request(new URL('/api/v1/edits', request.url), {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify(edit),
        }),
        { params: Promise.resolve({}) },
      );
      return { ok: answer.ok, answer: await answer.json() };
    },
  };
}
