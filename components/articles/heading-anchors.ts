/** The little of a Markdown tree that is needed here. */
interface Node {
  type: string;
  value?: string;
  url?: string;
  children?: Node[];
  data?: { hName?: string; hProperties?: Record<string, string> };
}

/** The class of a heading's link to itself. */
export const PERMALINK = 'permalink';

/**
 * A remark plugin that gives every heading an id, `prefix` and its words, and makes the words a link to it.
 * Links within a heading become plain words; a citation stays behind the link.
 */
export function headingAnchors(prefix: string) {
  return (tree: Node): void => {
    // What the page itself has below such an id.
    const taken = new Set([`${prefix}sources`]);
    const last = new Map<string, number>();
    visit(tree, (heading) => {
      const id = freeId(`${prefix}${slugOf(textOf(heading))}`, taken, last);
      taken.add(id);
      const children = withoutLinks(heading.children ?? []);
      heading.data = { ...heading.data, hProperties: { id } };
      heading.children = [
        {
          type: 'link',
          url: `#${id}`,
          data: { hProperties: { className: PERMALINK } },
          children: children.filter(({ type }) => type !== 'citation'),
        },
        ...children.filter(({ type }) => type === 'citation'),
      ];
    });
  };
}

function visit(node: Node, onHeading: (heading: Node) => void): void {
  for (const child of node.children ?? []) {
    if (child.type === 'heading') onHeading(child);
    else visit(child, onHeading);
  }
}

function withoutLinks(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) =>
    node.type === 'link' || node.type === 'linkReference'
      ? withoutLinks(node.children ?? [])
      : [node],
  );
}

function textOf(node: Node): string {
  return node.type === 'citation'
    ? ''
    : (node.value ?? (node.children ?? []).map((child) => textOf(child)).join(''));
}

/** Letters and digits of any script, joined by hyphens. */
function slugOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['heading']).join('-');
}

/** The id, with the next free number where it is taken; `last` remembers how far each was counted. */
function freeId(id: string, taken: ReadonlySet<string>, last: Map<string, number>): string {
  let free = id;
  let count = last.get(id) ?? 1;
  while (taken.has(free)) free = `${id}-${++count}`;
  last.set(id, count);
  return free;
}
