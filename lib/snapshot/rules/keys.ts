/** Numbers with five digits, so that they stand in the order of their bytes. */
export function numberKey(number: number): string {
  return String(number).padStart(5, '0');
}
