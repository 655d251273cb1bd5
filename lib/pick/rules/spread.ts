/**
 * A number from 0 to 2³² − 1 for each port, by a seed: the same for the same seed, and another order of
 * ports for another one. A port keeps its number whatever happens to other ports (rendezvous hashing), so that
 * a list of picks loses the one that was taken and keeps the rest in order.
 */
export function spreadBy(seed: string): (port: number) => number {
  let start = 0x811c9dc5;
  // FNV-1a over UTF-16 units. Case and outer spaces are no part of a project's name.
  for (const unit of seed.trim().toLowerCase()) {
    for (const code of [unit.charCodeAt(0), unit.charCodeAt(1) || 0])
      start = Math.imul(start ^ code, 0x01000193) >>> 0;
  }
  return (port) => {
    // The last step of MurmurHash3 (fmix32): neighbouring ports come out far apart.
    let hash = (start ^ Math.imul(port + 1, 0x9e3779b1)) >>> 0;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
    return (hash ^ (hash >>> 16)) >>> 0;
  };
}
