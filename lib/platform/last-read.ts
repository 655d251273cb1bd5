/**
 * `read`, which keeps what it made of the text that it was given last: a text that is kept elsewhere until it changes is
 * understood once.
 */
export function lastRead<Value>(read: (text: string) => Value): (text: string) => Value {
  let kept: { readonly text: string; readonly value: Value } | undefined;
  return (text) => {
    if (kept?.text !== text) kept = { text, value: read(text) };
    return kept.value;
  };
}
