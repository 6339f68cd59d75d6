import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { refuse, type Result } from '../../kernel/result.ts';
import { importAreas } from '../../features/areas/index.ts';
import {
  landExtract,
  refreshPicture,
  registerSource,
  type Landed,
  type RegisteredSource,
} from '../../pipeline/index.ts';
import { systemActor } from '../../kernel/actor.ts';
import { terminalProgress } from '../../platform/queue/terminal-progress.ts';
import { landingParts } from '../features.ts';
import { actingAs, type ActingOptions } from './act-as.ts';

export interface AreaOptions extends ActingOptions {
  kind: string;
  code: string;
  areaName?: string;
  attribution: string;
}

export interface AreasImported {
  files: number;
  read: number;
}

/** Brings in boundaries from GeoJSON files of longitude and latitude. */
export function importAreaFiles(paths: string[], options: AreaOptions): Promise<Result<AreasImported>> {
  const absent = paths.find((path) => !existsSync(path));
  if (absent !== undefined) return Promise.resolve(noFile(absent));
  return actingAs(options, async (actor, { gate }) => {
    let read = 0;
    for (const path of paths) {
      const imported = await gate.perform(importAreas, actor, {
        kind: options.kind,
        geojson: readFileSync(path, 'utf8'),
        codeProperty: options.code,
        ...(options.areaName && { nameProperty: options.areaName }),
        attribution: options.attribution,
      });
      if (!imported.ok) return imported;
      read += imported.value.read;
    }
    return { ok: true, value: { files: paths.length, read } };
  });
}

/** Makes a source known by its mapping file, or gives it a new version. */
export function addSourceFile(path: string, options: ActingOptions): Promise<Result<RegisteredSource>> {
  if (!existsSync(path)) return Promise.resolve(noFile(path));
  return actingAs(options, (actor, { gate }) =>
    gate.perform(registerSource, actor, { mapping: readFileSync(path, 'utf8') }),
  );
}

export interface LandOptions extends ActingOptions {
  source: string;
}

/** Lands extracts one after another, then derives the picture once. What landed stays landed when a later one is refused. */
export function landFiles(paths: string[], options: LandOptions): Promise<Result<Landed[]>> {
  const absent = paths.find((path) => !existsSync(path));
  if (absent !== undefined) return Promise.resolve(noFile(absent));
  return actingAs(options, async (actor, { gate, secrets }, { config }) => {
    const progress = terminalProgress();
    const land = landExtract(landingParts({ folder: config.folder, secrets }));
    const receipts: Landed[] = [];
    try {
      for (const path of paths) {
        const landed = await gate.performJob(land, actor, { source: options.source, path }, { progress });
        if (!landed.ok) return landed;
        receipts.push(landed.value);
      }
      const refreshed = await gate.performJob(
        refreshPicture(join(config.folder, 'snapshots')),
        systemActor('importer'),
        {},
        { progress },
      );
      return refreshed.ok ? { ok: true, value: receipts } : refreshed;
    } finally {
      progress.end();
    }
  });
}

function noFile(path: string) {
  return refuse('missing', 'extracts/no-file', `There is no file ${basename(path)} where you said.`);
}
