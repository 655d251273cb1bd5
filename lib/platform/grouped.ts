/** Items by what `nameOf` says of each: groups and their items in the order in which they are met. */
export function grouped<Item, Name>(
  items: readonly Item[],
  nameOf: (item: Item) => Name,
): [Name, Item[]][] {
  const groups = new Map<Name, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return [...groups];
}
