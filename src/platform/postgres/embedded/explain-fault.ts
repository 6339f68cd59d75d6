import { statfsSync } from 'node:fs';
import type { Placement } from './placement.ts';

type Case = [pattern: RegExp, sentence: (match: RegExpMatchArray, placement: Placement) => string];

const CASES: Case[] = [
  [
    /could not resize shared memory segment.*No space left/u,
    () =>
      'The machine gives programs too little shared memory (/dev/shm): in a container, start it with --shm-size=256m.',
  ],
  [
    /No space left on device|Disk quota exceeded/u,
    (_match, placement) =>
      `The disk that holds ${placement.folder} is full (${freeMegabytes(placement.folder)} MB free): make room, and start again; nothing that was saved is lost.`,
  ],
  [
    /could not (?:map anonymous|create) shared memory|Cannot allocate memory|out of memory/iu,
    () =>
      'The machine has too little memory for the database: close other programs, or give the machine 1 GB more.',
  ],
  [
    /error while loading shared libraries: (?<library>[^:\s]+)/u,
    (match) =>
      `PostgreSQL's programs need ${match.groups!['library']}, which is not here: delete node_modules and start again.`,
  ],
  [
    /could not look up effective user ID/u,
    () =>
      'The account you run as is not listed on this machine (/etc/passwd), and PostgreSQL requires that: add it with useradd, or set DATABASE_URL.',
  ],
  [
    /database files are incompatible with server/u,
    (_match, placement) =>
      `The database in ${placement.folder} was written by another version of PostgreSQL: restore a backup into a new folder.`,
  ],
  [
    /(?:data directory .* has (?:invalid permissions|wrong ownership))/u,
    (_match, placement) =>
      `The permissions of ${placement.clusterDir} were changed: it must belong to ${placement.account?.name ?? 'you'} and be closed to others (chmod 700).`,
  ],
  [
    /Read-only file system/u,
    (_match, placement) =>
      `The disk that holds ${placement.folder} is read-only: mount it for writing, and start again.`,
  ],
  [
    /unrecognized configuration parameter "(?<name>[^"]+)"|invalid value for parameter "(?<value>[^"]+)"/u,
    (match) =>
      `The database setting ${match.groups!['name'] ?? match.groups!['value']} is unknown or has a wrong value: correct it, and start again.`,
  ],
];

/**
 * One sentence for a person about why the database did not start, from what the program wrote.
 *
 * @param output what `initdb` or the server wrote, in English
 */
export function explainFault(output: string, placement: Placement): string {
  for (const [pattern, sentence] of CASES) {
    const match = output.match(pattern);
    if (match) return sentence(match, placement);
  }
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const last =
    lines.findLast((line) => /\b(?:FATAL|PANIC|error)\b/u.test(line)) ?? lines.at(-1) ?? 'it gave no reason';
  return `The database in ${placement.folder} did not start: ${last.trim()} (more in ${placement.logFile})`;
}

function freeMegabytes(folder: string): number {
  const disk = statfsSync(folder);
  return Math.floor((disk.bavail * disk.bsize) / 1024 ** 2);
}
