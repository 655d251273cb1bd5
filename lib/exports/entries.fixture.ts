/** The entries of a file in the form of services(5), comments left out. */
export function entriesOf(file: string) {
  return file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', place = '', ...aliases] = (line.split('#')[0] ?? '').trim().split(/\s+/);
      return { name, place, aliases };
    });
}
