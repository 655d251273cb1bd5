import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Baseline } from '@/lib/bench/page';
import { startWatched } from '@/lib/instance/child';
import { freePort } from '@/lib/instance/postgres/free-port';

/** A Next application of three bare pages and a route handler, built and served: the baselines of what is served. */
export interface BareApp {
  /** A static page. */
  readonly still: Baseline;
  /** A page made for each request, after one query. */
  readonly dynamic: Baseline;
  /** The same, its bytes spread over as many elements as a port page has. */
  readonly elements: Baseline;
  /** A route handler that answers JSON. */
  readonly answer: Baseline;
  close(): Promise<void>;
}

/** How many bytes they send, about, and of how many elements. */
interface Sizes {
  readonly still: number;
  readonly dynamic: number;
  /** A count, not bytes. */
  readonly elements: number;
  readonly answer: number;
}

/** Builds it below the project, where Next finds its packages; its query goes to `databaseUrl`. */
export async function openBareApp(
  root: string,
  sizes: Sizes,
  databaseUrl: string,
): Promise<BareApp> {
  const folder = path.join(root, '.next-bare');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'app', 'dynamic'), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module","private":true}');
  writeFileSync(
    path.join(folder, 'next.config.js'),
    `export default { turbopack: { root: ${JSON.stringify(root)} } };`,
  );
  // Without one of its own it would be built with the project's.
  writeFileSync(path.join(folder, 'instrumentation.js'), 'export function register() {}');
  writeFileSync(path.join(folder, 'app', 'layout.js'), LAYOUT);
  writeFileSync(path.join(folder, 'app', 'page.js'), stillPage(sizes.still));
  writeFileSync(path.join(folder, 'app', 'dynamic', 'page.js'), dynamicPage(sizes.dynamic));
  mkdirSync(path.join(folder, 'app', 'elements'));
  writeFileSync(
    path.join(folder, 'app', 'elements', 'page.js'),
    elementsPage(sizes.dynamic, sizes.elements),
  );
  mkdirSync(path.join(folder, 'app', 'answer'));
  writeFileSync(path.join(folder, 'app', 'answer', 'route.js'), routeHandler(sizes.answer));
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  await finished([next, 'build', folder]);
  const port = await freePort();
  const server = startWatched({
    args: [next, 'start', folder, '-p', String(port), '-H', '127.0.0.1'],
    environment: { BARE_DATABASE_URL: databaseUrl },
    output: 'inherit',
  });
  const url = `http://127.0.0.1:${port}/`;
  await answering(url);
  return {
    still: { what: 'a bare static Next page of its size', url },
    dynamic: { what: 'a bare Next page of its size after one query', url: `${url}dynamic` },
    elements: {
      what: 'the same page with its bytes in as many elements',
      url: `${url}elements`,
    },
    answer: { what: 'a bare Next route handler of its size', url: `${url}answer` },
    async close() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const LAYOUT = `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`;

/** Next sends a page's text twice: as HTML and as the data it hydrates from. */
function textOf(bytes: number): string {
  const sentence = 'A port is a number that says which program on a host is meant. ';
  return JSON.stringify(sentence.repeat(Math.ceil(bytes / 2 / sentence.length)));
}

function stillPage(bytes: number): string {
  return `export default function Page() { return <p>{${textOf(bytes)}}</p>; }`;
}

const dynamicPage = (bytes: number): string => queryingPage(`{${textOf(bytes)}}`);

/** What an element itself takes, as HTML and as data. */
const ELEMENT_BYTES = 75;

function elementsPage(bytes: number, elements: number): string {
  const length = Math.max(1, Math.round((bytes / elements - ELEMENT_BYTES) / 2));
  const text = JSON.stringify('port '.repeat(length).slice(0, length));
  return queryingPage(
    `{Array.from({ length: ${elements} }, (_, at) => <b className="word" key={at}>{${text}}</b>)}`,
  );
}

function queryingPage(children: string): string {
  return `import pg from 'pg';
export const dynamic = 'force-dynamic';
const pool = new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10 });
export default async function Page() {
  const { rows } = await pool.query('SELECT id, date FROM release ORDER BY id DESC LIMIT 1');
  return <p>{rows[0].id}${children}</p>;
}`;
}

function routeHandler(bytes: number): string {
  return `export const dynamic = 'force-dynamic';
const TEXT = ${JSON.stringify('p'.repeat(bytes))};
export function GET() { return Response.json({ text: TEXT }); }`;
}

async function finished(args: string[]): Promise<void> {
  const child = startWatched({
    args,
    environment: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    output: 'inherit',
  });
  const status = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (status !== 0) throw new Error('the bare pages could not be built');
}

const PATIENCE_MS = 30_000;

async function answering(url: string): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the bare page does not answer');
}
