import { isAlias, isMap, type YAMLMap } from 'yaml';
import { portOf, serviceName } from './address';
import { entry, unknownEntry } from './entry';
import type { Entry } from './types';
import { get, isNode, list, type Place, text, transportOf } from './yaml-nodes';

/** How deep a document is followed: Compose and Kubernetes nest far less. */
const DEEPEST = 24;

export function readObject(object: YAMLMap, place: Place, depth: number): Entry[] {
  if (depth > DEEPEST) return [];
  const kind = text(get(object, 'kind', place));
  if (kind?.endsWith('List') === true)
    return list(get(object, 'items', place), place).flatMap((one) =>
      isMap(one) ? readObject(one, place, depth + 1) : [],
    );
  const metadata = get(object, 'metadata', place);
  const owner = isMap(metadata) ? text(get(metadata, 'name', place)) : null;
  const spec = get(object, 'spec', place) ?? object;
  if (!isMap(spec)) return [];
  if (kind === 'Service')
    return list(get(spec, 'ports', place), place).flatMap((one) =>
      isMap(one) ? servicePort(one, owner, text(get(spec, 'type', place)), place) : [],
    );
  return podPorts(spec, owner, place, depth);
}

/** Containers wherever a template holds them: Pod, Deployment, CronJob and what others define. */
function podPorts(node: YAMLMap, owner: string | null, place: Place, depth: number): Entry[] {
  if (depth > DEEPEST) return [];
  const onNode = text(get(node, 'hostNetwork', place)) === 'true';
  return node.items.flatMap(({ key, value }) => {
    const name = text(key);
    const found = place.resolve(value);
    if (name !== null && /^(?:initC|ephemeralC|c)ontainers$/.test(name))
      return list(found, place).flatMap((container) =>
        isMap(container)
          ? list(get(container, 'ports', place), place).flatMap((port) =>
              isMap(port) ? containerPort(port, owner, place, onNode) : [],
            )
          : [],
      );
    // An alias may lead back to what holds it.
    return isMap(found) && !isAlias(value) ? podPorts(found, owner, place, depth + 1) : [];
  });
}

function servicePort(
  port: YAMLMap,
  owner: string | null,
  type: string | null,
  place: Place,
): Entry[] {
  const own = get(port, 'port', place);
  const number = portOf(text(own) ?? undefined);
  if (number === null || !isNode(own)) return [];
  const node = get(port, 'nodePort', place);
  const nodeNumber = portOf(text(node) ?? undefined);
  const target = portOf(text(get(port, 'targetPort', place)) ?? undefined) ?? number;
  const given = {
    kind: 'kubernetes',
    transport: transportOf(text(get(port, 'protocol', place)) ?? 'TCP'),
    owner,
  } as const;
  const inside = entry({
    ...given,
    line: place.lineOf(own),
    meaning: 'inside',
    target: [number, number],
    name: serviceName(text(get(port, 'name', place)) ?? ''),
  });
  if (nodeNumber !== null && isNode(node))
    return [
      inside,
      entry({
        ...given,
        line: place.lineOf(node),
        meaning: 'published',
        port: nodeNumber,
        target: [target, target],
      }),
    ];
  if (type !== 'NodePort') return [inside];
  const chosen = { ...given, line: place.lineOf(own), meaning: 'published' } as const;
  return [inside, unknownEntry({ ...chosen, target: [target, target] }, 'chosen-later')];
}

/** `onNode`: the pod has the node's own network, so that each of its ports is the node's. */
export function containerPort(
  port: YAMLMap,
  owner: string | null,
  place: Place,
  onNode = false,
): Entry[] {
  const own = get(port, 'containerPort', place);
  const number = portOf(text(own) ?? undefined);
  if (number === null || !isNode(own)) return [];
  const given = {
    kind: 'kubernetes',
    transport: transportOf(text(get(port, 'protocol', place)) ?? 'TCP'),
    owner,
    target: [number, number],
  } as const;
  const host = get(port, 'hostPort', place) ?? (onNode ? own : undefined);
  const hostNumber = portOf(text(host) ?? undefined);
  if (hostNumber === null || hostNumber === 0 || !isNode(host))
    return [entry({ ...given, line: place.lineOf(own), meaning: 'inside' })];
  const address = text(get(port, 'hostIP', place));
  return [
    entry({ ...given, line: place.lineOf(host), meaning: 'published', port: hostNumber, address }),
  ];
}
