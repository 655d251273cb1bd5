import type { ComponentProps } from 'react';
import Markdown, { type Components } from 'react-markdown';
import { MENTION, mentions } from '@/lib/articles/rules/mentions';
import { Permalink } from '@/components/ui/permalink';
import { headingAnchors, PERMALINK } from './heading-anchors';
import { isTangled } from './tangle';

interface MarkdownTextProps {
  readonly text: string;
  /** Where headings begin: an article's `##` stands under the page's own headings. */
  readonly headings?: 'h3' | 'h4';
  /**
   * Makes `[^n]` link to sources; `backlinks` where the source links back to each mention. `before`: how
   * often the page has mentioned each source already.
   */
  readonly citations?: {
    readonly label: string;
    readonly backlinks: boolean;
    readonly before?: ReadonlyMap<number, number>;
  };
  /** Text within a line: no paragraph around it. */
  readonly inline?: boolean;
  /** Gives each heading an id that begins so, and makes it its own permanent link. */
  readonly anchors?: string;
}

/** Where source `id` stands, and mention `mention` of it. */
export const sourceAnchor = (id: number | string): string => `source-${id}`;
export const mentionAnchor = (id: number | string, mention: number | string): string =>
  `mention-${id}-${mention}`;

/** Markdown by people, without raw HTML. Links leave without a recommendation. */
export function MarkdownText({
  text,
  headings = 'h3',
  citations,
  inline = false,
  anchors,
}: MarkdownTextProps) {
  // As it was typed; the style sheet's `p` of the place shows it as one paragraph.
  if (isTangled(text)) return inline ? <>{text}</> : <p dir="auto">{text}</p>;
  const Heading = headings;
  const Below = headings === 'h3' ? 'h4' : 'h5';
  const components: Components = {
    h1: ({ id, children }) => <Heading {...(id !== undefined && { id })}>{children}</Heading>,
    h2: ({ id, children }) => <Heading {...(id !== undefined && { id })}>{children}</Heading>,
    h3: ({ id, children }) => <Below {...(id !== undefined && { id })}>{children}</Below>,
    h4: ({ id, children }) => <Below {...(id !== undefined && { id })}>{children}</Below>,
    a: ({ href, className, children }) =>
      className === PERMALINK ? (
        <Permalink id={(href ?? '').slice(1)}>{children}</Permalink>
      ) : (
        <OutwardLink href={href}>{children}</OutwardLink>
      ),
    img: ({ alt }) => <>{alt}</>,
    pre: ({ children }) => (
      <pre dir="ltr" tabIndex={0}>
        {children}
      </pre>
    ),
    // A quotation may be in another language than the text around it.
    blockquote: ({ children }) => <blockquote dir="auto">{children}</blockquote>,
    code: ({ children }) => <code dir="ltr">{children}</code>,
    ...(inline && { p: ({ children }) => <>{children}</> }),
    ...(citations !== undefined && {
      sup: (props) => (
        <Citation {...props} backlinks={citations.backlinks} label={citations.label} />
      ),
    }),
  };
  return (
    <Markdown
      components={components}
      remarkPlugins={[
        ...(citations === undefined ? [] : [() => citationPlugin(citations.before)]),
        ...(anchors === undefined ? [] : [() => headingAnchors(anchors)]),
      ]}
      skipHtml
    >
      {text}
    </Markdown>
  );
}

function OutwardLink({ href, children }: Pick<ComponentProps<'a'>, 'href' | 'children'>) {
  if (href === undefined || !/^(?:https?:\/\/|\/(?!\/)|#)/i.test(href)) return <>{children}</>;
  if (!/^https?:/i.test(href)) return <a href={href}>{children}</a>;
  return (
    <a href={href} rel="nofollow ugc noopener">
      {children}
    </a>
  );
}

type CitationProps = ComponentProps<'sup'> & {
  label: string;
  backlinks: boolean;
  'data-source'?: string;
  'data-mention'?: string;
};

function Citation({
  label,
  backlinks,
  'data-source': source = '',
  'data-mention': mention = '1',
}: CitationProps) {
  return (
    // Set apart, so that a number after a Latin word stays behind it in right-to-left text.
    <sup dir="ltr">
      <a
        aria-label={`${label} ${source}`}
        href={`#${sourceAnchor(source)}`}
        id={backlinks ? mentionAnchor(source, mention) : undefined}
      >
        {source}
      </a>
    </sup>
  );
}

/** The little of a Markdown tree that is needed here. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
  position?: { start: { offset?: number }; end: { offset?: number } };
  data?: { hName?: string; hProperties?: Record<string, string> };
}

/**
 * A remark plugin that makes `[^3]` in text a `sup` element carrying the source's number and which
 * mention of it this is, counted on from `before`, so that the source can link back. Code keeps its brackets, and so does
 * text in which a mention is written with a mark escaped: the rules read what is written.
 */
export function citationPlugin(before: ReadonlyMap<number, number> = new Map()) {
  return (tree: Node, file: { readonly value: unknown }): void => {
    const seen = new Map([...before].map(([id, count]) => [String(id), count]));
    visit(tree, seen, String(file.value));
  };
}

function visit(node: Node, seen: Map<string, number>, written: string): void {
  if (node.children === undefined) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text') return split(child, seen, written);
    visit(child, seen, written);
    return [child];
  });
}

function split({ value: text = '', position }: Node, seen: Map<string, number>, written: string) {
  const own = written.slice(position?.start.offset, position?.end.offset);
  const found = [...text.matchAll(MENTION)];
  // Nobody could tell which of them were written so.
  const isAsWritten = found.length === [...own.matchAll(MENTION)].length;
  const parts: Node[] = [];
  let end = 0;
  for (const match of isAsWritten ? found : []) {
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

/** Each text with how often those before it mention each source, from `first` on. */
export function mentionsBefore<Text extends { readonly answer: string }>(
  first: string,
  texts: readonly Text[],
): { readonly text: Text; readonly before: ReadonlyMap<number, number> }[] {
  const counts = mentions(first);
  return texts.map((text) => {
    const before = new Map(counts);
    for (const [id, count] of mentions(text.answer)) counts.set(id, (counts.get(id) ?? 0) + count);
    return { text, before };
  });
}

/** One question with its answer, both Markdown. */
export interface ArticleQuestion {
  readonly question: string;
  readonly answer: string;
}

/** Splits an article's questions at its third-level headings; what stands before the first one is left out. */
export function articleQuestions(markdown: string): ArticleQuestion[] {
  return markdown
    .split(/^###[ \t]+/m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...rest] = part.split('\n');
      return { question: heading.trim(), answer: rest.join('\n').trim() };
    })
    .filter(({ question, answer }) => question !== '' && answer !== '');
}

/** Markdown as a person would read it aloud: no marks, no citations, links by their words. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[\^\d{1,3}\]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)/g, '')
    .replace(/(?<!\w)[*_]([^*_\n]+)[*_](?!\w)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
