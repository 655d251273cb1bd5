/** Numbers with five digits, so that they stand in their order as texts too. */
export function numberKey(number: number): string {
  return String(number).padStart(5, '0');
}
