import { parse } from 'yaml';
import type { StoreLine } from '@/lib/collisions/store-types';
import type { Repository } from './repository';

/** How the lines of each store are read from its repository. */
export const READERS: Readonly<Record<string, (from: Repository) => StoreLine[]>> = {
  umbrel: readUmbrel,
  runtipi: readRuntipi,
  truenas: readTruenas,
};

/** `port` of an app's manifest: where its page opens. */
function readUmbrel(from: Repository): StoreLine[] {
  return from.files(/^[^/]+\/umbrel-app\.yml$/).flatMap(([path, text]): StoreLine[] => {
    const { port } = parse(text) as { port?: unknown };
    return isPort(port) ? [[path.split('/')[0] ?? '', port, 'port']] : [];
  });
}

/** `port` of an app's configuration: where its page opens. */
function readRuntipi(from: Repository): StoreLine[] {
  return from.files(/^apps\/[^/]+\/config\.json$/).flatMap(([path, text]): StoreLine[] => {
    const { port } = JSON.parse(text) as { port?: unknown };
    return isPort(port) ? [[path.split('/')[1] ?? '', port, 'port']] : [];
  });
}

interface Question {
  readonly variable?: string;
  readonly schema?: {
    readonly type?: string;
    readonly default?: unknown;
    readonly attrs?: readonly Question[];
  };
}

/** The ports that the form of an app asks for in its group `network`, each with what it begins with. */
function readTruenas(from: Repository): StoreLine[] {
  return from.files(/^ix-dev\/[^/]+\/[^/]+\/questions\.yaml$/).flatMap(([path, text]) => {
    const { questions } = parse(text) as { questions: readonly Question[] };
    const app = path.split('/')[2] ?? '';
    return questions
      .filter(({ variable }) => variable === 'network')
      .flatMap((question) => portsIn(question, ''))
      .map(([setting, port]): StoreLine => [app, port, setting]);
  });
}

function portsIn({ variable = '', schema = {} }: Question, above: string): [string, number][] {
  const name = above === '' ? variable : `${above}.${variable}`;
  const { type, default: port, attrs = [] } = schema;
  const isOne = type === 'int' && variable.includes('port') && isPort(port);
  return [
    ...(isOne ? ([[name, port]] as [string, number][]) : []),
    ...attrs.flatMap((inner) => portsIn(inner, name)),
  ];
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 65_535;
}
