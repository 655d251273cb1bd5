import type { ComponentProps } from 'react';
import Markdown from 'react-markdown';
import type { Components } from 'react-markdown';
import { citationPlugin } from './citation-plugin';

interface MarkdownTextProps {
  readonly text: string;
  /** Where headings begin: an article's `##` stands under the page's own headings. */
  readonly headings?: 'h3' | 'h4';
  /** Makes `[^n]` link to sources; `backlinks` where the source links back to each mention. */
  readonly citations?: { readonly label: string; readonly backlinks: boolean };
  /** Text within a line: no paragraph around it. */
  readonly inline?: boolean;
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
}: MarkdownTextProps) {
  const Heading = headings;
  const Below = headings === 'h3' ? 'h4' : 'h5';
  const components: Components = {
    h1: ({ children }) => <Heading>{children}</Heading>,
    h2: ({ children }) => <Heading>{children}</Heading>,
    h3: ({ children }) => <Below>{children}</Below>,
    h4: ({ children }) => <Below>{children}</Below>,
    a: ({ href, children }) => <OutwardLink href={href}>{children}</OutwardLink>,
    img: ({ alt }) => <>{alt}</>,
    pre: ({ children }) => (
      <pre dir="ltr" tabIndex={0}>
        {children}
      </pre>
    ),
    code: ({ children }) => <code dir="ltr">{children}</code>,
    ...(inline && { p: ({ children }) => <>{children}</> }),
    ...(citations !== undefined && { sup: (props) => <Citation {...props} {...citations} /> }),
  };
  return (
    <Markdown
      components={components}
      remarkPlugins={citations === undefined ? [] : [citationPlugin]}
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
    <sup>
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
