/** One call as the page can make it. */
export interface TryCall {
  readonly method: string;
  /** Whole, parameters in braces. */
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly place: 'path' | 'query' | 'header';
    readonly required: boolean;
    /** What the field begins with; '' where nothing fits everybody. */
    readonly example: string;
  }[];
  /** An example of the body; null where it takes none. */
  readonly body: string | null;
  readonly signedIn: boolean;
}

/** The most of an answer that is shown, in characters. */
const SHOWN = 20_000;

/** What the form says, as a request to this very site. Fields left empty are left out. */
export function requestOf(
  { method, path, parameters, body, signedIn }: TryCall,
  form: Pick<FormData, 'get'>,
): { path: string; init: RequestInit } {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const given = parameters.map((one) => ({ ...one, value: text(one.name) }));
  const of = (place: string) => given.filter((one) => one.place === place && one.value !== '');
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(text(name)));
  const pairs = (place: string) =>
    of(place).map(({ name, value }): [string, string] => [name, value]);
  const query = new URLSearchParams(pairs('query'));
  const headers = new Headers(pairs('header'));
  const token = signedIn ? text('token') : '';
  if (token !== '') headers.set('Authorization', `Bearer ${token}`);
  const sent = body === null ? '' : text('body');
  if (sent !== '') headers.set('Content-Type', 'application/json');
  return {
    path: query.size === 0 ? filled : `${filled}?${query.toString()}`,
    init: {
      method: method.toUpperCase(),
      headers,
      // A token speaks for itself: the session stays out of it.
      credentials: token === '' ? 'same-origin' : 'omit',
      ...(sent === '' ? {} : { body: sent }),
    },
  };
}

/** What came back, as the page shows it. */
export interface TriedAnswer {
  /** The address that answered. */
  readonly request: string;
  readonly status: string;
  readonly headers: string;
  readonly body: string;
}

/** Reads an answer; JSON is laid out, and of a long body the beginning is kept. */
export async function answerOf(response: Response): Promise<TriedAnswer> {
  const text = laidOut(await response.text(), response.headers.get('content-type') ?? '');
  const { pathname, search } = new URL(response.url);
  return {
    request: pathname + search,
    status: `${response.status} ${response.statusText}`.trim(),
    headers: [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n'),
    body: text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text,
  };
}

function laidOut(text: string, type: string): string {
  if (!/\bjson\b/.test(type)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
