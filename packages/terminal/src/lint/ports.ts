import { type Entry, readPaste } from '@/packages/portolan/src/portolan';
import { Wrong } from '../terminal';
import type { LintFile } from './files';

/** A port that a file gives to the outside. */
export interface FilePort {
  readonly file: string;
  readonly entry: Entry;
  readonly start: number;
  readonly end: number;
  /** What the container may be called: its image, its name. */
  readonly names: readonly string[];
}

/** Every port that the file publishes; of a Dockerfile, for which nothing that reads YAML comes in, those that it exposes. */
export async function portsIn(file: LintFile): Promise<FilePort[]> {
  if (file.form === 'docker') return exposedIn(file);
  const { imagesIn } = await import('./images');
  const images = imagesIn(file.text);
  const { entries, whole } = await readPaste(file.text);
  if (!whole) throw new Wrong(`${file.name}: aliases make more ports of it than are read`);
  return entries.flatMap((entry) => {
    const { kind, meaning, port, portEnd, owner } = entry;
    if ((kind !== 'compose' && kind !== 'kubernetes') || meaning !== 'published' || port === null)
      return [];
    const image = owner === null ? undefined : images.get(owner);
    const names = [image, owner].filter((one) => one !== undefined && one !== null);
    return [{ file: file.name, entry, start: port, end: portEnd ?? port, names }];
  });
}

/** `EXPOSE 8080/tcp 9090-9092`; what holds a variable names no port. */
function exposedIn({ name: file, text }: LintFile): FilePort[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.flatMap((line, at) => {
    const [, rest] = /^\s*EXPOSE\s+(.*)$/i.exec(line) ?? [];
    if (rest === undefined) return [];
    return rest
      .replace(/#.*$/, '')
      .split(/\s+/)
      .flatMap((word): FilePort[] => {
        const [, first, last = first, transport = 'tcp'] =
          /^"?(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp|sctp))?"?$/i.exec(word) ?? [];
        const [start, end] = [Number(first), Number(last)];
        if (first === undefined || start < 1 || end > 65_535 || end < start) return [];
        return [{ file, start, end, names: [], entry: exposed(at + 1, start, end, transport) }];
      });
  });
}

function exposed(line: number, port: number, portEnd: number, transport: string): Entry {
  return {
    ...{ line, kind: 'docker', meaning: 'inside', port, portEnd },
    transport: transport.toLowerCase() as 'tcp' | 'udp' | 'sctp',
    ...{ name: null, address: null, exposure: null, state: null, programs: [] },
    ...{ owner: null, image: null },
    ...{ unit: null, target: null, variable: null, unknown: null },
  };
}
