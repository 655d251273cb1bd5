import { describe, expect, it } from 'vitest';
import { checkCommands, checkedTransports, stopCommands } from '@/lib/port-page/check-commands';
import { examplePage, exampleReport } from '@/lib/port-page/sentence.examples';

const lines = (port: number, ...transports: ('tcp' | 'udp' | 'sctp')[]) => {
  const commands = checkCommands(port, transports);
  return Object.fromEntries(
    Object.entries(commands).map(([system, list]) => [system, list.map(({ command }) => command)]),
  );
};

describe('the commands that show what listens on a port', () => {
  it('are those of the guide, for TCP and UDP', () => {
    expect(lines(1323, 'tcp', 'udp')).toEqual({
      linux: [
        "sudo ss -ltnp 'sport = :1323'",
        "sudo ss -lunp 'sport = :1323'",
        'sudo lsof -nP -iTCP:1323 -sTCP:LISTEN',
        'sudo lsof -nP -iUDP:1323',
      ],
      macos: [
        'sudo lsof -nP -iTCP:1323 -sTCP:LISTEN',
        'sudo lsof -nP -iUDP:1323',
        "netstat -anv -p tcp | grep '\\.1323 .*LISTEN'",
      ],
      windows: [
        'Get-NetTCPConnection -State Listen -LocalPort 1323',
        'Get-NetUDPEndpoint -LocalPort 1323',
        'Get-Process -Id (Get-NetTCPConnection -State Listen -LocalPort 1323).OwningProcess',
        'netstat -ano | findstr /R /C:":1323 "',
        'Get-Process -Id (Get-NetUDPEndpoint -LocalPort 1323).OwningProcess',
        'netsh int ipv4 show excludedportrange protocol=tcp',
        'netsh int ipv4 show excludedportrange protocol=udp',
      ],
      docker: ['docker ps --filter publish=1323'],
      remote: [
        'nc -zv host 1323',
        'Test-NetConnection host -Port 1323',
        'sudo nmap -sU -p 1323 host',
        'tcp.port == 1323',
        'udp.port == 1323',
      ],
    });
  });

  it('ask for SCTP with tools that know it', () => {
    expect(lines(80, 'sctp')).toEqual({
      linux: ["sudo ss -lSnp 'sport = :80'"],
      macos: [],
      windows: [],
      docker: ['docker ps --filter publish=80'],
      remote: ['sudo nmap -sY -p 80 host', 'sctp.port == 80'],
    });
  });
});

describe('the commands that free a port', () => {
  const stops = (port: number, ...transports: ('tcp' | 'udp' | 'sctp')[]) =>
    Object.fromEntries(
      Object.entries(stopCommands(port, transports)).map(([system, list]) => [
        system,
        list.map(({ command }) => command),
      ]),
    );

  it('stop the process, its service or its container, by system', () => {
    expect(stops(3000, 'tcp')).toEqual({
      linux: [
        'sudo kill PID',
        'sudo fuser -k -TERM 3000/tcp',
        'systemctl status PID',
        'sudo systemctl stop UNIT',
      ],
      macos: ['sudo kill PID', 'sudo lsof -t -iTCP:3000 -sTCP:LISTEN | xargs sudo kill'],
      windows: [
        'Stop-Process -Id (Get-NetTCPConnection -State Listen -LocalPort 3000).OwningProcess',
        'net stop winnat; netsh int ipv4 add excludedportrange protocol=tcp startport=3000 numberofports=1; net start winnat',
      ],
      docker: ['docker stop NAME'],
      remote: [],
    });
  });

  it('name AirPlay Receiver first where macOS itself listens', () => {
    expect(stops(5000, 'tcp').macos?.[0]).toContain('AirDrop-Handoff');
    expect(stops(7000, 'tcp').macos?.[0]).toContain('AirDrop-Handoff');
    expect(stops(5001, 'tcp').macos?.[0]).toBe('sudo kill PID');
  });
});

describe('the transports worth checking', () => {
  it('are TCP and UDP where nothing is named', () => {
    expect(checkedTransports(examplePage({ port: 49152, status: 'dynamic' }))).toEqual([
      'tcp',
      'udp',
    ]);
  });

  it('are those that services and reports name, in their usual order', () => {
    const services = [{ name: 'http', transports: ['sctp', 'udp'] as const, rows: [{}] }];
    const reports = [exampleReport(['caddy', 'Caddy', 'a', 'web server'], 'default')];
    expect(
      checkedTransports(examplePage({ port: 80, status: 'assigned', services, reports })),
    ).toEqual(['tcp', 'udp', 'sctp']);
  });
});
