import { describe, expect, it } from 'vitest';
import { listen, rows } from './check.fixture';
import { stopsFor } from './stops';

describe('how to stop it', () => {
  const stops = async (line: string) => {
    const [row] = await rows(line);
    return stopsFor(row!, row!.entry.port);
  };

  it('names the process, the unit or the container', async () => {
    expect(await stops(listen('*:3000', 'node', 4711))).toEqual(['sudo kill 4711']);
    expect(
      await stops(`${listen('*:80', 'nginx', 5)} cgroup:/system.slice/nginx.service <->`),
    ).toEqual(['sudo systemctl stop nginx.service']);
    expect(await stops('web 0.0.0.0:80->80/tcp')).toEqual(['docker stop web']);
    expect(await stops(listen('*:80', 'docker-proxy', 5))).toEqual([
      'docker ps --filter publish=80',
      'docker stop NAME',
    ]);
    expect(await stops(listen('*:80', 'systemd', 1))).toEqual([]);
  });
});
