import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { freePort } from '@/lib/instance/postgres/free-port';

/** nginx with the configuration of deploy/nginx, before instances on this machine. */
export interface Edge {
  /** As people reach it, by TLS with a certificate that nobody signed. */
  readonly secure: string;
  /** The address that only leads to the secure one. */
  readonly redirecting: string;
  /** The same locations without TLS, for the benchmark. */
  readonly plain: string;
  /** A page as a file, compressed already, at `/page.html`. */
  readonly files: string;
  /** What nginx said of the configuration. */
  readonly checked: string;
  stop(): Promise<void>;
}

/** Where Debian puts it; null where it is not installed. */
export function findNginx(): string | null {
  return ['/usr/sbin/nginx', '/usr/bin/nginx'].find((file) => existsSync(file)) ?? null;
}

const SHIPPED = path.join('deploy', 'nginx');

/** Starts it before `origins`, without TLS themselves; `page` is what the file holds. */
export async function startEdge(
  nginx: string,
  origins: readonly string[],
  page = '',
): Promise<Edge> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-edge-'));
  const [secure, redirecting, plain, files, pages] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  mkdirSync(path.join(folder, 'files'));
  writeFileSync(path.join(folder, 'files', 'page.html.gz'), gzipSync(page));
  makeCertificate(folder);
  const locations = path.join(folder, 'portolan-locations.conf');
  writeFileSync(locations, readFileSync(path.join(SHIPPED, 'portolan-locations.conf')));
  writeFileSync(
    path.join(folder, 'portolan.conf'),
    adapted(readFileSync(path.join(SHIPPED, 'portolan.conf'), 'utf8'), [
      [
        /^ +server 127\.0\.0\.1:3000 (.*)$/m,
        origins.map((origin) => `    server ${new URL(origin).host} $1`).join('\n'),
      ],
      [/^ +server 127\.0\.0\.1:8079;$/m, `    server 127.0.0.1:${pages};`],
      [/^ +listen 127\.0\.0\.1:8079;$/m, `    listen 127.0.0.1:${pages};`],
      [/\/var\/cache\/nginx\/portolan/, path.join(folder, 'cache')],
      [/^ +listen 80;\n.*$/m, `    listen 127.0.0.1:${redirecting};`],
      [/^ +listen 443 (.*);\n.*$/m, `    listen 127.0.0.1:${secure} $1;`],
      [/\/etc\/letsencrypt\/.*fullchain\.pem/, path.join(folder, 'cert.pem')],
      [/\/etc\/letsencrypt\/.*privkey\.pem/, path.join(folder, 'key.pem')],
      [/\/etc\/nginx\/portolan-locations\.conf/, locations],
    ]),
  );
  writeFileSync(path.join(folder, 'nginx.conf'), around(folder, { plain, files }));
  const args = ['-p', folder, '-c', path.join(folder, 'nginx.conf')];
  const check = spawnSync(nginx, [...args, '-t'], { encoding: 'utf8' });
  if (check.status !== 0) throw new Error(check.stderr);
  const child = spawn(nginx, args, { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // Whoever is interrupted has no time to ask.
  const abandon = () => child.kill('SIGTERM');
  process.once('exit', abandon);
  await answering(`http://127.0.0.1:${files}/page.html`, ended);
  return {
    secure: `https://127.0.0.1:${secure}`,
    redirecting: `http://127.0.0.1:${redirecting}`,
    plain: `http://127.0.0.1:${plain}`,
    files: `http://127.0.0.1:${files}`,
    checked: check.stderr,
    async stop() {
      process.removeListener('exit', abandon);
      child.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Each change must find its place, or the shipped file is not what is run. */
function adapted(text: string, changes: readonly (readonly [RegExp, string])[]): string {
  return changes.reduce((before, [from, to]) => {
    if (!from.test(before)) throw new Error(`deploy/nginx/portolan.conf has no ${from.source}`);
    return before.replace(from, to);
  }, text);
}

function around(folder: string, ports: { readonly plain: number; readonly files: number }): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `  ${kind}_temp_path ${path.join(folder, kind)};`)
    .join('\n');
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 2;
pid ${path.join(folder, 'pid')};
error_log ${path.join(folder, 'error.log')};
events { worker_connections 4096; }
http {
  include /etc/nginx/mime.types;
  access_log off;
${temporary}
  include ${path.join(folder, 'portolan.conf')};
  server {
    listen 127.0.0.1:${ports.plain};
    include ${path.join(folder, 'portolan-locations.conf')};
  }
  server {
    listen 127.0.0.1:${ports.files};
    root ${path.join(folder, 'files')};
    gzip_static always;
    keepalive_requests 10000;
  }
}
`;
}

function makeCertificate(folder: string): void {
  const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const made = spawnSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
      ...['-subj', '/CN=ports.example.org', '-keyout', key, '-out', certificate],
    ],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`no certificate: ${made.stderr}`);
}

async function answering(url: string, ended: Promise<unknown>): Promise<void> {
  let over = false;
  void ended.then(() => (over = true));
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    if (over) throw new Error('nginx does not start');
    await delay(20);
  }
}
