import { dockerEntry } from './docker';
import { add, type Reader, type Scan } from './scan';

/** What the lines so far have said of the container that `docker inspect` is telling. */
export interface Inspected {
  owner: string | null;
  image: string | null;
  /** Inside `"Ports": {`. */
  inPorts: boolean;
  /** `80/tcp`, whose places follow. */
  inside: string;
  host: string;
}

const START = /^\s*"Id":\s*"[0-9a-f]{64}",?\s*$/;
const PORTS = /^\s*"Ports":\s*\{\s*(\})?,?\s*$/;
const INSIDE = /^\s*"(\d+(?:-\d+)?\/(?:tcp|udp|sctp))":\s*(null|\[\s*\]|\[)\s*,?\s*$/;
/** Any other line of JSON as it is written out, one member a line. */
const MEMBER =
  /^\s*(?:"(?:[^"\\]|\\.)*"\s*(?::\s*\S.*)?|[\]}[{]+|-?\d[\d.eE+-]*|true|false|null)\s*,?$/;
const BRACKETS = /^\s*[[\]{}]+\s*,?$/;

/** `docker inspect`, of containers that run: what they publish and what image they are. */
export const readDockerInspect: Reader = (line, at, scan) => {
  if (START.test(line)) {
    scan.inspected = { owner: null, image: null, inPorts: false, inside: '', host: '' };
    return true;
  }
  const inspected = scan.inspected;
  // The brackets before the first member.
  if (inspected === null) return BRACKETS.test(line) || readOneLine(line, at, scan);
  if (!MEMBER.test(line)) {
    scan.inspected = null;
    return false;
  }
  if (PORTS.test(line)) inspected.inPorts = !line.includes('}');
  else if (inspected.inPorts) readPorts(line, at, inspected, scan);
  else readNames(line, inspected);
  return true;
};

function readNames(line: string, inspected: Inspected): void {
  const [, key, value = ''] = /^\s*"(Name|Image|ImageName)":\s*"([^"]*)"/.exec(line) ?? [];
  if (key === undefined) return;
  // Names of networks and policies have no slash; images by their number say nothing.
  if (key === 'Name') inspected.owner ??= /^\/[\w.-]+$/.test(value) ? value.slice(1) : null;
  else if (!value.startsWith('sha256:')) inspected.image = value;
}

function readPorts(line: string, at: number, inspected: Inspected, scan: Scan): void {
  const [, inside, places] = INSIDE.exec(line) ?? [];
  if (inside !== undefined) {
    Object.assign(inspected, { inside, host: '' });
    if (places !== '[') addItem(inside, at, inspected, scan);
    return;
  }
  const [, key, value = ''] = /^\s*"(HostIp|HostPort)":\s*"([^"]*)"/.exec(line) ?? [];
  if (key === 'HostIp') inspected.host = value;
  else if (key === 'HostPort')
    addItem(`${inspected.host}:${value}->${inspected.inside}`, at, inspected, scan);
  else if (/^\s*\},?\s*$/.test(line) && inspected.inside === '') inspected.inPorts = false;
  else if (/^\s*\],?\s*$/.test(line)) inspected.inside = '';
}

function addItem(item: string, at: number, { owner, image }: Inspected, scan: Scan): void {
  add(scan, dockerEntry(item, at, { owner, image }));
  // Nothing behind a port that is only exposed.
  if (!item.includes('->') && scan.inspected !== null) scan.inspected.inside = '';
}

/** Without line breaks, as `--format '{{json .}}'` and jq -c write it. */
function readOneLine(line: string, at: number, scan: Scan): boolean {
  if (!/^\s*\[?\{"Id":"[0-9a-f]{64}"/.test(line)) return false;
  let told: unknown;
  try {
    told = JSON.parse(line);
  } catch {
    return false;
  }
  for (const one of JSON.stringify(told, null, 4).split('\n')) readDockerInspect(one, at, scan);
  scan.inspected = null;
  return true;
}
