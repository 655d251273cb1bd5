/** The little of a Markdown tree that is needed here. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
  data?: { hName?: string; hProperties?: Record<string, string> };
}

const CITATION = /\[\^(\d{1,3})\]/g;

/**
 * A remark plugin that makes `[^3]` in text a `sup` element carrying the source's number and which
 * mention of it this is, so that the source can link back. Code keeps its brackets.
 */
export function citationPlugin() {
  return (tree: Node): void => {
    const seen = new Map<string, number>();
    visit(tree, seen);
  };
}

function visit(node: Node, seen: Map<string, number>): void {
  if (node.children === undefined) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text') return split(child.value ?? '', seen);
    visit(child, seen);
    return [child];
  });
}

function split(text: string, seen: Map<string, number>): Node[] {
  const parts: Node[] = [];
  let end = 0;
  for (const match of text.matchAll(CITATION)) {
    const id = match[1] ?? '';
    const mention = (seen.get(id) ?? 0) + 1;
    seen.set(id, mention);
    if (match.index > end) parts.push({ type: 'text', value: text.slice(end, match.index) });
    const hProperties = { 'data-source': id, 'data-mention': String(mention) };
    parts.push({ type: 'citation', data: { hName: 'sup', hProperties }, children: [] });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ type: 'text', value: text.slice(end) });
  return parts;
}

/** How often a text mentions each source; code is left out. */
export function mentions(markdown: string): Map<number, number> {
  const text = markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  const counts = new Map<number, number>();
  for (const match of text.matchAll(CITATION)) {
    const id = Number(match[1]);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
