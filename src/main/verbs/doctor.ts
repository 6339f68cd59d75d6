import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../kernel/result.ts';
import { projectRoot } from '../../platform/config/project-root.ts';
import { lintCatalogue } from '../../platform/postgres/catalogue.ts';
import { withAdmin, type AdminClient } from '../../platform/postgres/connect.ts';
import { readHealth } from '../../platform/postgres/health.ts';
import { withInstallation, type Installation } from './verb.ts';

export interface Finding {
  what: string;
  good: boolean;
  says: string;
}

const leastFreeBytes = 2 * 1024 ** 3;
const mostClockSeconds = 2;

/** Checks the database, its durability, its catalogue, the disk, the clock and the version; each in one line. */
export async function doctor(): Promise<Result<Finding[]>> {
  return withInstallation((installation) => {
    const { admin, server } = installation.database;
    return withAdmin({ ...admin, database: server.database }, async (client) =>
      ok([...(await databaseFindings(client)), await diskFinding(installation), versionFinding()]),
    );
  });
}

async function databaseFindings(admin: AdminClient): Promise<Finding[]> {
  const health = await readHealth(admin);
  const catalogue = await lintCatalogue(admin);
  const clockSeconds = Math.abs(health.serverTime.getTime() - Date.now()) / 1000;
  return [
    {
      what: 'Database',
      good: health.major >= 15,
      says: `PostgreSQL ${health.version}, database version ${health.migration}, ${megabytes(health.bytes)}`,
    },
    {
      what: 'Durability',
      good: health.off.length === 0,
      says:
        health.off.length === 0
          ? 'fsync, full_page_writes and synchronous_commit are on'
          : `${health.off.join(', ')} off: a power cut can lose what was saved`,
    },
    {
      what: 'Row-level security',
      good: catalogue.faults.length === 0,
      says:
        catalogue.faults[0] ??
        `${catalogue.tables} tables checked against ${catalogue.rules} rules, no way round`,
    },
    {
      what: 'Extracts',
      good: health.unbalancedExtracts === 0,
      says:
        health.unbalancedExtracts === 0
          ? `${health.extracts} extracts, every row accounted for`
          : `${health.unbalancedExtracts} extracts whose rows do not add up`,
    },
    {
      what: 'Audit',
      good: health.oldestWaitingSeconds < 60,
      says:
        health.oldestWaitingSeconds < 60
          ? `${health.chained} entries chained, ${health.waiting} waiting`
          : `entries have waited ${Math.round(health.oldestWaitingSeconds)} seconds for their place: is the worker running?`,
    },
    {
      what: 'Clock',
      good: clockSeconds <= mostClockSeconds,
      says: `the database and this machine differ by ${clockSeconds.toFixed(1)} seconds`,
    },
  ];
}

async function diskFinding({ config }: Installation): Promise<Finding> {
  const disk = await statfs(config.folder);
  const free = disk.bavail * disk.bsize;
  return {
    what: 'Disk',
    good: free >= leastFreeBytes,
    says: `${megabytes(free)} free for the installation’s folder`,
  };
}

function versionFinding(): Finding {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    what: 'Version',
    good: Number(process.versions.node.split('.')[0]) >= 26,
    says: `Commonweal ${version} on Node.js ${process.versions.node}`,
  };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2).toLocaleString('en-GB')} MB`;
}

export function describeFindings(findings: Finding[]): string {
  const width = Math.max(...findings.map((finding) => finding.what.length));
  const lines = findings.map(
    (finding) => `${finding.good ? 'good' : 'BAD '}  ${finding.what.padEnd(width)}  ${finding.says}`,
  );
  const bad = findings.filter((finding) => !finding.good).length;
  return [
    ...lines,
    bad === 0 ? 'Everything is in order.' : `${bad} of ${findings.length} need attention.`,
  ].join('\n');
}
