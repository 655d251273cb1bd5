import { plainText } from '@/components/articles/article-questions';

interface FaqDataProps {
  readonly items: readonly { readonly question: string; readonly answer: string }[];
}

/** The questions once more for machines (schema.org FAQPage): a data block, which no browser runs. */
export function FaqData({ items }: FaqDataProps) {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    mainEntity: items.map(({ question, answer }) => ({
      '@type': 'Question',
      name: plainText(question),
      acceptedAnswer: { '@type': 'Answer', text: plainText(answer) },
    })),
  };
  // "<" spelt out, so that no text can end the element.
  const json = JSON.stringify(data).replace(/</g, '\\u003c');
  return items.length === 0 ? null : (
    <script dangerouslySetInnerHTML={{ __html: json }} type="application/ld+json" />
  );
}
