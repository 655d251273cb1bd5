import { describe, expect, it } from 'vitest';
import { examplePage, exampleReport, type PageSpec } from '@/lib/port-page/sentence.examples';
import { generatedQuestions, notAnsweredBy } from './questions';

const GRAFANA = exampleReport(['grafana', 'Grafana', 'a', 'dashboard'], 'default');
const NETBUS = exampleReport(['netbus', 'NetBus', 'a', 'trojan of 1998'], 'malware');
const BUS = exampleReport(['bus', 'Bus', 'a', 'daemon'], 'default', { transports: ['udp'] });

const asked = (spec: PageSpec) => generatedQuestions(examplePage(spec));
const keys = (spec: PageSpec) => asked(spec).map(({ key }) => key);
const service = (name: string, ...transports: ('tcp' | 'udp')[]) => ({
  name,
  transports,
  rows: [{ description: name }],
});

describe('the questions of a port', () => {
  it('are none for 0', () => {
    expect(asked({ port: 0, status: 'reserved' })).toEqual([]);
  });

  it('tell services apart by transport', () => {
    const [transport] = asked({
      port: 514,
      status: 'assigned',
      services: [service('shell', 'tcp'), service('syslog', 'udp')],
    });
    expect(transport).toMatchObject({
      key: 'transport-official',
      official: [
        { names: ['shell'], transports: ['tcp'] },
        { names: ['syslog'], transports: ['udp'] },
      ],
    });
  });

  it('say what is met in practice before what IANA lists', () => {
    const ntp = {
      ...service('ntp', 'tcp', 'udp'),
      profile: { transports: ['udp' as const] },
    };
    const [transport] = asked({ port: 123, status: 'assigned', services: [ntp] });
    expect(transport).toMatchObject({
      key: 'transport-both',
      official: [{ names: ['ntp'], transports: ['tcp', 'udp'] }],
      practice: [{ names: ['ntp'], transports: ['udp'] }],
    });
  });

  it('tell software apart by transport', () => {
    const [transport] = asked({
      port: 20001,
      status: 'unassigned',
      reports: [GRAFANA, BUS],
    });
    expect(transport).toMatchObject({
      key: 'transport-practice',
      practice: [
        { names: ['Grafana'], transports: ['tcp'] },
        { names: ['Bus'], transports: ['udp'] },
      ],
    });
  });

  it('say nothing of TCP or UDP where IANA names no transport', () => {
    expect(
      keys({ port: 3322, status: 'assigned', services: [service('active-net')] }),
    ).not.toContain('transport-official');
  });

  it('ask why of software that uses a number assigned to something else', () => {
    const assigned = {
      port: 3000,
      status: 'assigned',
      services: [service('hbci', 'tcp')],
    } as const;
    expect(keys({ ...assigned, reports: [GRAFANA] })).toContain('why');
    expect(keys(assigned)).not.toContain('why');
  });

  it('never give advice to malware', () => {
    const found = asked({
      port: 12345,
      status: 'assigned',
      services: [service('italk', 'tcp')],
      reports: [NETBUS],
    });
    expect(found.map(({ key }) => key)).toEqual(['transport-official', 'free-assigned', 'malware']);
    expect(found.filter(({ software }) => software.includes('NetBus'))).toMatchObject([
      { key: 'malware' },
    ]);
  });

  it('leave software out that became the official holder', () => {
    const etcd = exampleReport(['etcd', 'etcd', '', 'store'], 'default', { grade: 'now-official' });
    expect(
      keys({
        port: 2379,
        status: 'assigned',
        services: [service('etcd-client', 'tcp')],
        reports: [etcd],
      }),
    ).not.toContain('why');
  });

  it('leave a range out that only happens to cover the port', () => {
    const range = { ...GRAFANA, portStart: 30000, portEnd: 32767 };
    const [free] = asked({ port: 31000, status: 'unassigned', reports: [range] });
    expect(free).toMatchObject({ key: 'free-unassigned', software: [] });
  });

  it('say what browsers and systems do with the number', () => {
    expect(keys({ port: 6000, status: 'unassigned' })).toContain('browser');
    expect(keys({ port: 6001, status: 'unassigned' })).not.toContain('browser');
    expect(keys({ port: 40000, status: 'unassigned' })).toContain('ephemeral');
    expect(keys({ port: 30000, status: 'unassigned' })).not.toContain('ephemeral');
  });
});

describe('an article that answers a question', () => {
  const questions = asked({
    port: 3306,
    status: 'assigned',
    services: [service('mysql', 'tcp', 'udp')],
    reports: [GRAFANA],
  });
  const left = (written: string[]) =>
    notAnsweredBy(questions, written).map(({ key }) => key.split('-')[0]);

  it('leaves the others to be answered', () => {
    expect(left([])).toEqual(['transport', 'free', 'why']);
    expect(left(['Do I have to open UDP 3306?'])).toEqual(['free']);
    expect(left(['May I use 3306 although it is registered?'])).toEqual(['transport']);
    expect(left(['What does 3306 stand for?'])).toEqual(['transport', 'free']);
  });

  it('leaves the same in every language', () => {
    expect(left(['האם צריך לפתוח את 3306 ב־UDP?'])).toEqual(['free']);
    for (const free of [
      'מותר להשתמש ב־3306 אף שהוא רשום?',
      '¿Puedo usar el 3306 aunque esté registrado?',
      'Czy mogę używać 3306, choć jest zarejestrowany?',
    ])
      expect(left([free])).toEqual(['transport']);
    for (const other of ['מה פירוש 3306?', '¿Puedo usar MySQL en otro puerto?'])
      expect(left([other])).toEqual(['transport', 'free']);
  });

  it('hears whole words, Polish ones too, and another port’s number', () => {
    expect(left(['Czy można używać portu 3306?'])).toEqual(['transport']);
    expect(left(['Is 3307 free, then?'])).toEqual(['transport', 'free']);
    expect(left(['Czy port 3306 to wolnyport?'])).toEqual(['transport', 'free']);
  });

  it.each([
    ['browser', 'Can I open 6000 in a browser?'],
    ['browser', 'Czy 6000 otworzy się w przeglądarce?'],
    ['browser', '¿Se abre el 6000 en el navegador?'],
    ['browser', 'האם 6000 נפתח בדפדפן?'],
    ['malware', 'Is 6000 a sign of malware?'],
    ['malware', 'Czy 6000 oznacza złośliwe oprogramowanie?'],
    ['malware', '¿Es el 6000 un virus?'],
    ['malware', 'האם 6000 מעיד על נוזקה?'],
  ])('is not asked about %s a second time: %s', (topic, text) => {
    const page = { port: 6000, status: 'unassigned', reports: [NETBUS] } as const;
    const all = generatedQuestions(examplePage(page));
    expect(all.map(({ key }) => key)).toContain(topic);
    expect(notAnsweredBy(all, [text]).map(({ key }) => key)).not.toContain(topic);
  });
});
