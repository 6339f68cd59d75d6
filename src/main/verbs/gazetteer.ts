import { join } from 'node:path';
import { systemActor } from '../../kernel/actor.ts';
import type { Result } from '../../kernel/result.ts';
import { importGazetteer, refreshPicture, type GazetteerImported } from '../../pipeline/index.ts';
import { terminalProgress } from '../../platform/queue/terminal-progress.ts';
import { actingAs, type ActingOptions } from './act-as.ts';

export interface GazetteerOptions extends ActingOptions {
  attribution: string;
  uprnColumn: string;
  eastingColumn: string;
  northingColumn: string;
  addressColumns?: string[];
  postcodeColumn?: string;
  usrnColumn?: string;
  postcodeAreas?: string[];
}

/** Takes in a list of properties and their points, then derives the picture, so that what it knows is on the map. */
export function importGazetteerFile(
  path: string,
  options: GazetteerOptions,
): Promise<Result<GazetteerImported>> {
  const { attribution, postcodeColumn, usrnColumn } = options;
  return actingAs(options, async (actor, { gate }, { config }) => {
    const progress = terminalProgress();
    try {
      const imported = await gate.performJob(
        importGazetteer,
        actor,
        {
          path,
          columns: {
            uprn: options.uprnColumn,
            easting: options.eastingColumn,
            northing: options.northingColumn,
            address: options.addressColumns ?? [],
            ...(postcodeColumn && { postcode: postcodeColumn }),
            ...(usrnColumn && { usrn: usrnColumn }),
          },
          postcodeAreas: options.postcodeAreas ?? [],
          attribution,
        },
        { progress },
      );
      if (!imported.ok) return imported;
      const refreshed = await gate.performJob(
        refreshPicture(join(config.folder, 'snapshots')),
        systemActor('importer'),
        {},
        { progress },
      );
      return refreshed.ok ? imported : refreshed;
    } finally {
      progress.end();
    }
  });
}

/** The figures, then each reason for which rows were refused. */
export function describeGazetteer({ message, reasons }: GazetteerImported): string {
  return [message, ...reasons.map(({ rows, first }) => `  ${number(rows)}, the first: ${first}`)].join('\n');
}

const number = (rows: number) => `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;
