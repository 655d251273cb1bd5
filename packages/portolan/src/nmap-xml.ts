import { nmapEntry } from './lists';
import type { Entry } from './types';

/** To its own end: a tag that never ends is not looked for up to the end of the text. */
const TAG = /<(\/?)(host|address|port|state|service|ports)\b((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(text)
    ?.slice(1)
    .find((value) => value !== undefined);
}

/**
 * The ports of nmap's XML, tolerantly: also of one that was cut off. Comments and the list of what was tried
 * (`services="1,3-4"`) hold none. `first` is the number of the text's first line.
 */
export function readNmapXml(text: string, first: number): Entry[] {
  const blank = text.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
  const found: Entry[] = [];
  let host: string | null = null;
  let port: { number: string | undefined; transport: string | undefined; at: number } | null = null;
  let state: string | undefined;
  let [line, upTo] = [first, 0];
  const finish = (name: string | undefined) => {
    if (port === null || state === undefined) return;
    const one = nmapEntry({ ...port, state, name, host });
    if (one !== null) found.push(one);
    port = null;
  };
  for (const tag of blank.matchAll(TAG)) {
    line += newlines(blank, upTo, tag.index);
    upTo = tag.index;
    const [, slash, name, attributes = ''] = tag;
    if (slash === '/') {
      if (name === 'port' || name === 'ports') finish(undefined);
      if (name === 'port' || name === 'ports') port = null;
      if (name === 'host') host = null;
    } else if (name === 'address' && host === null) {
      host = attribute(attributes, 'addr') ?? null;
    } else if (name === 'port') {
      finish(undefined);
      const transport = attribute(attributes, 'protocol');
      const at = line;
      port = isTransport(transport)
        ? { number: attribute(attributes, 'portid'), transport, at }
        : null;
      state = undefined;
    } else if (name === 'state') {
      state = attribute(attributes, 'state');
    } else if (name === 'service') {
      finish(attribute(attributes, 'name'));
    }
  }
  finish(undefined);
  return found;
}

function isTransport(word: string | undefined): boolean {
  return word === 'tcp' || word === 'udp' || word === 'sctp';
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1))
    count += 1;
  return count;
}
