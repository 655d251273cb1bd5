/** The column of a field, as the Prisma schema maps them: `portStart` stands in `port_start`. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
