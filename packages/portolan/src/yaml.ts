import { isAlias, isMap, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import { readService, readServices } from './compose';
import { containerPort, readObject } from './kubernetes';
import type { Entry } from './types';
import { type Any, get, items, type Place, text } from './yaml-nodes';

/** Ports of Compose files and of objects of Kubernetes. `first` is the number of the text's first line. */
export function readYaml(text: string, first: number): Entry[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    logLevel: 'silent',
    uniqueKeys: false,
    keepSourceTokens: true,
  });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => {
    const place: Place = {
      lineOf: (node) => first - 1 + Math.max(1, lines.linePos(node.range?.[0] ?? 0).line),
      resolve: (node) => (isAlias(node) ? node.resolve(document) : (node as Any)),
    };
    return readDocument(document.contents, place);
  });
}

function readDocument(root: Any, place: Place): Entry[] {
  const found = place.resolve(root);
  if (isSeq(found)) return items(found, place).flatMap((one) => readListed(one, place));
  if (!isMap(found)) return [];
  if (get(found, 'kind', place) !== undefined && text(get(found, 'kind', place)) !== null)
    return readObject(found, place, 0);
  const services = get(found, 'services', place);
  if (isMap(services)) return readServices(services, place);
  if (isSeq(get(found, 'ports', place)) || isSeq(get(found, 'expose', place)))
    return readService(null, found, place);
  if (isSeq(get(found, 'containers', place)) || isMap(get(found, 'spec', place)))
    return readObject(found, place, 0);
  return readServices(found, place);
}

/** A list alone: `- containerPort: 80`, `- "8080:80"`. */
function readListed(node: Any, place: Place): Entry[] {
  if (isMap(node) && get(node, 'containerPort', place) !== undefined)
    return containerPort(node, null, place);
  return isMap(node) && get(node, 'kind', place) !== undefined ? readObject(node, place, 0) : [];
}
