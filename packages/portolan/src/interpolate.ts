/** A text of a Compose file after its variables: what nobody can know without the environment is a gap. */
export interface Filled {
  /** `?` stands for a gap. */
  readonly text: string;
  /** A variable without a default is in it. */
  readonly gap: boolean;
  /** The first variable whose default was taken. */
  readonly variable: string | null;
}

const NAME = /^[A-Za-z_]\w*/;

/** Nothing that says a port is longer; variables within variables take longer than the text. */
const LONGEST = 1_000;

/** `$PORT`, `${PORT}`, `${PORT:-8080}`, `${PORT-8080}`, `${A:-${B:-80}}`, `${PORT:?error}`, `$$`. */
export function interpolate(text: string): Filled {
  if (text.length > LONGEST) return { text, gap: false, variable: null };
  let [out, gap] = ['', false];
  let variable: string | null = null;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== '$') {
      out += text.charAt(at);
      continue;
    }
    const rest = text.slice(at + 1);
    if (rest.startsWith('$')) {
      out += '$';
      at += 1;
      continue;
    }
    const braced = rest.startsWith('{');
    const inner = braced ? bracedText(rest) : (NAME.exec(rest)?.[0] ?? '');
    if (inner === null || inner === '') {
      out += '$';
      continue;
    }
    at += inner.length + (braced ? 2 : 0);
    const name = NAME.exec(inner)?.[0] ?? '';
    const [, otherwise] = /^:?-([\s\S]*)$/.exec(inner.slice(name.length)) ?? [];
    if (otherwise === undefined) {
      out += '?';
      gap = true;
      continue;
    }
    const filled = interpolate(otherwise);
    out += filled.text;
    gap ||= filled.gap;
    variable ??= name;
  }
  return { text: out, gap, variable };
}

/** What stands between the braces at the beginning; `null`: they never close. */
function bracedText(text: string): string | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return text.slice(1, at);
  }
  return null;
}
