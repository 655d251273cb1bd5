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
