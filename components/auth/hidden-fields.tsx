/** Values that a form sends along without asking. */
export function HiddenFields({ values }: { readonly values: Readonly<Record<string, string>> }) {
  return Object.entries(values).map(([name, value]) => (
    <input key={name} name={name} type="hidden" value={value} />
  ));
}
