/** What is reported or proposed from `port` on, and of a piece of software. */
export function knownUsesPath(
  port: number,
  { to, software }: { readonly to: number; readonly software: string },
): string {
  const query = new URLSearchParams({
    ...(to === port ? {} : { to: String(to) }),
    ...(software === '' ? {} : { software }),
  }).toString();
  return `/api/v1/ports/${port}/known${query === '' ? '' : `?${query}`}`;
}
