import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPackage, runBuilt } from './built.fixture';

let built: Awaited<ReturnType<typeof builtPackage>>;
let folder: string;

beforeAll(async () => {
  built = await builtPackage();
  folder = mkdtempSync(path.join(tmpdir(), 'portolan-lint-'));
});
afterAll(() => {
  built.remove();
  rmSync(folder, { recursive: true });
});

const portolan = (args: readonly string[], input?: string, env?: Record<string, string>) =>
  runBuilt(built.program, args, { input, env, cwd: folder });

function file(name: string, ...lines: string[]): string {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), `${lines.join('\n')}\n`);
  return name;
}

describe('portolan check', () => {
  const SS = 'tcp LISTEN 0 128 0.0.0.0:3000 0.0.0.0:* users:(("grafana",pid=7,fd=3))';

  it('says who it is and what others can reach', async () => {
    const { out, status } = await portolan(['check'], SS);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^3000\/tcp\* {2}grafana {2}Grafana\. .*Also known on this port: Gitea, hbci/,
    );
    const answer = JSON.parse((await portolan(['check', '--json'], SS)).out);
    expect(answer.ports[0]).toMatchObject({ port: 3000, who: { id: 'grafana' }, why: 'program' });
  });

  it('ends with status 1 where something collides, or there is nothing to read', async () => {
    const compose = ['services:', '  a: {ports: ["81:1"]}', '  b: {ports: ["81:2"]}'].join('\n');
    const { out, status } = await portolan(['check'], compose);
    expect([status, out.includes('! 81: a (line 2) and b (line 3)')]).toEqual([1, true]);
    expect(await portolan(['check'], 'nothing here')).toMatchObject({ status: 1, out: '' });
    expect((await portolan(['check', 'missing.txt'])).err).toBe(
      'portolan: missing.txt cannot be read: there is no such file\n',
    );
  });
});

describe('portolan collisions', () => {
  it('says who meets whom, and the line to set', async () => {
    const { out, status } = await portolan(['collisions', 'grafana/grafana:11', 'gitea']);
    expect(status).toBe(1);
    expect(out).toContain('! 3000/tcp  Grafana, Gitea');
    expect(out).toMatch(/move \w+ from 3000 to 3001\n +(?:GF_SERVER_)?HTTP_PORT=3001/);
    const { moves } = JSON.parse((await portolan(['collisions', '--json'], 'gitea\ngrafana')).out);
    expect(moves).toHaveLength(1);
  });

  it('ends with status 0 where nothing meets, and 1 where a name is not known', async () => {
    expect(await portolan(['collisions', 'echo', 'gitea'])).toMatchObject({ status: 0 });
    const unknown = await portolan(['collisions', 'echo', 'gitea', 'nobody']);
    expect([unknown.status, unknown.err]).toEqual([1, 'portolan: “nobody” is not known\n']);
    expect((await portolan(['collisions', 'echo'])).status).toBe(2);
  });
});

describe('portolan lint', () => {
  it('fails with the reason and three better ports', async () => {
    const name = file('compose.yaml', 'services:', '  web:', '    ports:', '      - "3000:80"');
    const { out, status } = await portolan(['lint', name]);
    expect(status).toBe(1);
    expect(out).toMatch(/^compose\.yaml:4: error: port 3000: .*hbci.*\. Better: \d+, \d+, \d+$/m);
    const annotated = await portolan(['lint', name], '', { GITHUB_ACTIONS: 'true' });
    expect(annotated.out).toMatch(
      /^::error file=compose\.yaml,line=4,title=portolan::port 3000: /m,
    );
  });

  it('lets a program have its own port, and HTTP be spoken on HTTP’s', async () => {
    const name = file(
      'own.yaml',
      ...['services:', '  db: {image: "postgres:17", ports: ["5432:5432"]}'],
      ...['  postgresql: {ports: ["5432:5432"]}'],
    );
    const { findings } = JSON.parse((await portolan(['lint', '--json', name])).out);
    // By its name the second is PostgreSQL; the first is not known by its image here. Both want the same port.
    expect(
      findings.map(({ line, reason }: { line: number; reason: string }) => [line, reason]),
    ).toEqual([
      [2, 'assigned to postgresql (TCP)'],
      [3, 'db (own.yaml:2) takes it too'],
    ]);
    const http = file('http.yaml', 'services:', '  web: {ports: ["80:80", "8080:8080"]}');
    expect((await portolan(['lint', http])).status).toBe(0);
  });

  it('knows what is reserved, and for whom', async () => {
    const compose = (image: string) =>
      file('reserved.yaml', 'services:', `  app: {image: ${image}, ports: ["19104:1"]}`);
    const other = await portolan(['lint', compose('acme/web')]);
    expect([other.status, other.out]).toEqual([1, expect.stringContaining('Disk exporter')]);
    const own = await portolan(['lint', compose('kestrel/disk-exporter:1')]);
    expect([own.status, own.out]).toEqual([0, expect.stringContaining('0 wrong, 0 doubtful')]);
  });

  it('reads folders, Kubernetes and Dockerfiles, and only doubts what is doubtful', async () => {
    file(
      'k8s/app.yml',
      ...['apiVersion: v1', 'kind: Pod', 'metadata: {name: app}', 'spec:', '  containers:'],
      ...['    - image: app', '      ports: [{containerPort: 80, hostPort: 5433}]'],
    );
    file('k8s/Dockerfile', 'FROM scratch', 'EXPOSE 1323/tcp 9001 $PORT');
    file('k8s/notes.txt', 'EXPOSE 3000');
    const { out, status } = await portolan(['lint', 'k8s']);
    expect(status).toBe(1);
    expect(out).toMatch(/^k8s\/app\.yml:7: error: port 5433: used by Pool/m);
    expect(out).toMatch(/^k8s\/Dockerfile:2: error: port 1323: assigned to brcd/m);
    const doubtful = file('doubtful.yaml', 'services:', '  app: {ports: ["45000:1"]}');
    const told = await portolan(['lint', doubtful]);
    expect([told.status, told.out.includes('warning: port 45000: ephemeral')]).toEqual([0, true]);
    expect((await portolan(['lint', '--strict', doubtful])).status).toBe(1);
  });

  it('lets be what is allowed, and refuses what it cannot read', async () => {
    const name = file('allowed.yaml', 'services:', '  web: {ports: ["3000:80"]}');
    expect((await portolan(['lint', '--allow', '2999-3001', name])).status).toBe(0);
    expect((await portolan(['lint', '--allow', 'http', name])).status).toBe(2);
    expect((await portolan(['lint', 'nothing.yaml'])).status).toBe(2);
    expect((await portolan(['lint', file('a.txt', 'x')])).status).toBe(2);
    expect((await portolan(['lint'])).status).toBe(2);
  });
});
