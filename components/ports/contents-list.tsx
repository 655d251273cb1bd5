'use client';

/** Links to the sections of the page, by their ids; sent as words, not as elements. */
export function ContentsList({
  id,
  sections,
}: {
  readonly id: string;
  readonly sections: readonly (readonly [id: string, title: string])[];
}) {
  return (
    <ol id={id} popover="auto">
      {sections.map(([section, title]) => (
        <li key={section}>
          <a href={`#${section}`}>{title}</a>
        </li>
      ))}
    </ol>
  );
}
