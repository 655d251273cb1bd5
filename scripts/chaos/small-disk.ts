import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from '@/lib/platform/errors';

const PIECE = Buffer.alloc(1024 * 1024);

/** A folder on a disk of its own, of so many megabytes, in memory; null where this account may not mount one. */
export function mountSmallDisk(megabytes: number): string | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-chaos-disk-'));
  const options = `size=${megabytes}m,mode=0755`;
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'portolan-chaos', folder]);
  if (mount.status === 0) return folder;
  rmSync(folder, { recursive: true, force: true });
  return null;
}

/** The same disk with other room. */
export function resizeDisk(folder: string, megabytes: number): void {
  spawnSync('mount', ['-o', `remount,size=${megabytes}m`, folder]);
}

export function unmountDisk(folder: string): void {
  if (spawnSync('umount', [folder]).status !== 0) spawnSync('umount', ['--lazy', folder]);
  rmSync(folder, { recursive: true, force: true });
}

/** Whether disks can be made here at all. */
export function canMount(): boolean {
  const folder = mountSmallDisk(1);
  if (folder !== null) unmountDisk(folder);
  return folder !== null;
}

/** Fills the disk that holds the folder to its last byte, keeps it full for so long, and makes room again. */
export async function fillDisk(folder: string, ms: number): Promise<void> {
  const ballast = path.join(folder, 'ballast');
  const end = Date.now() + ms;
  try {
    while (Date.now() < end) {
      // What was freed meanwhile is taken again at once.
      topUp(ballast);
      await delay(50);
    }
  } finally {
    rmSync(ballast, { force: true });
  }
}

function topUp(file: string): void {
  const handle = openSync(file, 'a');
  try {
    for (let size = PIECE.length; size >= 1;) {
      try {
        if (writeSync(handle, PIECE, 0, size) < size) size = Math.floor(size / 2);
      } catch (error) {
        if (errorCode(error) !== 'ENOSPC') throw error;
        size = Math.floor(size / 4);
      }
    }
  } finally {
    closeSync(handle);
  }
}
