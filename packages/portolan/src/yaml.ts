import {
  type Alias,
  Composer,
  type Document,
  isAlias,
  isMap,
  isSeq,
  LineCounter,
  type Node,
  Parser,
  visit,
} from 'yaml';
import { readService, readServices } from './compose';
import { containerPort, readObject } from './kubernetes';
import type { Entry } from './types';
import { shallow } from './yaml-depth';
import { type Any, get, items, type Place, text, type Work } from './yaml-nodes';

/**
 * Ports of Compose files and of objects of Kubernetes. `first` is the number of the text's first line. Throws where it
 * nests too deep.
 */
export function readYaml(text: string, first: number, work: Work): Entry[] {
  const lines = new LineCounter();
  const composer = new Composer({
    logLevel: 'silent',
    uniqueKeys: false,
    keepSourceTokens: true,
  });
  const tokens = shallow(new Parser(lines.addNewLine).parse(text));
  const documents = [...composer.compose(tokens)];
  return documents.flatMap((document) => {
    let targets: ReadonlyMap<Alias, Node> | undefined;
    const targetOf = (alias: Alias) => (targets ??= targetsIn(document)).get(alias);
    const place: Place = {
      work,
      lineOf: (node) => first - 1 + Math.max(1, lines.linePos(node.range?.[0] ?? 0).line),
      resolve: (node) => (isAlias(node) ? targetOf(node) : (node as Any)),
    };
    return readDocument(document.contents, place);
  });
}

/** What each alias stands for, the last of its name above it. The library looks through the document for each anew. */
function targetsIn(document: Document.Parsed): Map<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node(_, node) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return;
      }
      const target = anchors.get(node.source);
      if (target !== undefined) targets.set(node, target);
    },
  });
  return targets;
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
