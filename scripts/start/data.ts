/**
 * The first release, reports and articles; does nothing when they are there. Imported only when
 * called: the database client has to be generated first.
 */
export async function setUpData(note: (line: string) => void): Promise<void> {
  const { setUpData: work } = await import('@/lib/setup/first-data');
  const { disconnect } = await import('@/lib/platform/db');
  try {
    await work(note);
  } finally {
    await disconnect();
  }
}
