import { describe, expect, it } from 'vitest';
import { PORT_COUNT } from '@/lib/ports/types';
import { portFacts } from './facts';

const ports = Array.from({ length: PORT_COUNT }, (_, port) => port);
const withFact = (holds: (port: number) => boolean) => ports.filter(holds);

describe('the facts of a port', () => {
  it('name the 83 ports that browsers refuse', () => {
    const blocked = withFact((port) => portFacts(port).browserBlocked);
    expect(blocked).toHaveLength(83);
    expect(blocked).toEqual(expect.arrayContaining([22, 25, 6000, 6667, 10080]));
    for (const port of [80, 443, 3000, 5000, 8080, 6670]) expect(blocked).not.toContain(port);
  });

  it('name the systems that take it for outgoing connections', () => {
    expect(portFacts(32767).ephemeral).toEqual([]);
    expect(portFacts(32768).ephemeral).toEqual(['linux']);
    expect(portFacts(49151).ephemeral).toEqual(['linux']);
    expect(portFacts(49152).ephemeral).toEqual(['linux', 'windows', 'macos']);
    expect(portFacts(60999).ephemeral).toEqual(['linux', 'windows', 'macos']);
    expect(portFacts(61000).ephemeral).toEqual(['windows', 'macos']);
    expect(portFacts(65535).ephemeral).toEqual(['windows', 'macos']);
  });

  it('know the node ports of Kubernetes, 30000 to 32767', () => {
    const nodePorts = withFact((port) => portFacts(port).nodePort);
    expect([nodePorts[0], nodePorts.at(-1), nodePorts.length]).toEqual([30000, 32767, 2768]);
  });

  it('know where Linux asks for rights: 1 to 1023', () => {
    const privileged = withFact((port) => portFacts(port).privileged);
    expect([privileged[0], privileged.at(-1), privileged.length]).toEqual([1, 1023, 1023]);
  });
});
