import type { CST } from 'yaml';

/** Far more than Compose or Kubernetes nest, and a stack that nobody comes to the end of. */
const DEEPEST = 200;

/**
 * The documents as they come, unless one nests deeper than `DEEPEST`: then it throws a RangeError. The library calls
 * itself for each level, and where a regular expression is made ready just as the stack ends, the engine does not throw:
 * it ends the process. Looks at everything once, without recursion.
 */
export function* shallow(documents: Iterable<CST.Token>): Generator<CST.Token> {
  for (const document of documents) {
    const seen: [CST.Token, number][] = [[document, 0]];
    for (const [token, depth] of seen) {
      if (depth > DEEPEST) throw new RangeError('nested too deep');
      for (const inner of insideOf(token)) seen.push([inner, depth + 1]);
    }
    yield document;
  }
}

function insideOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat());
}
