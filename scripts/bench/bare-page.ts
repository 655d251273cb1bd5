import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '@/lib/platform/postgres/free-port';
import { startWatched } from '../watched-child';

/** A Next application of one static page, built and served: the baseline of the page benchmark. */
export interface BarePage {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds it below the project, where Next finds its packages; `bytes` is about the size of the page. */
export async function openBarePage(root: string, bytes: number): Promise<BarePage> {
  const folder = path.join(root, '.next-bare');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'app'), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module","private":true}');
  writeFileSync(
    path.join(folder, 'next.config.js'),
    `export default { turbopack: { root: ${JSON.stringify(root)} } };`,
  );
  // Without one of its own it would be built with the project's.
  writeFileSync(path.join(folder, 'instrumentation.js'), 'export function register() {}');
  writeFileSync(path.join(folder, 'app', 'layout.js'), LAYOUT);
  writeFileSync(path.join(folder, 'app', 'page.js'), page(bytes));
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  await finished([next, 'build', folder]);
  const port = await freePort();
  const server = startWatched({
    args: [next, 'start', folder, '-p', String(port), '-H', '127.0.0.1'],
    output: 'inherit',
  });
  const url = `http://127.0.0.1:${port}/`;
  await answering(url);
  return {
    url,
    async close() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const LAYOUT = `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`;

/** Next sends a static page's text twice: as HTML and as the data it hydrates from. */
function page(bytes: number): string {
  const text = 'A port is a number that says which program on a host is meant. '.repeat(
    Math.ceil(bytes / 2 / 64),
  );
  return `export default function Page() { return <p>{${JSON.stringify(text)}}</p>; }`;
}

async function finished(args: string[]): Promise<void> {
  const child = startWatched({
    args,
    environment: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    output: 'inherit',
  });
  const status = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (status !== 0) throw new Error('the bare page could not be built');
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
