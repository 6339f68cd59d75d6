import { join } from 'node:path';
import { lonLatFromGrid } from '../engines/geometry/osgb36.ts';
import { csvSink } from './extracts/csv.ts';
import { createFile, type FileMade } from './extracts/text-file.ts';
import { countyName } from './geography/gazetteer.ts';
import { tenures, uprnOf, usrnOf } from './geography/homes.ts';
import type { Point } from './geography/cells.ts';
import type { CountyPlan } from './plan-county.ts';
import { addressOf } from './spoil/address.ts';

type PlaceFile = FileMade & { path: string; rows: number };

/** Seven decimals: about a centimetre. */
function lonLat([easting, northing]: Point): [number, number] {
  const [lon, lat] = lonLatFromGrid(easting, northing);
  return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
}

const closed = (ring: readonly Point[]) => [...ring, ring[0]!].map(lonLat);

interface Feature {
  properties: object;
  geometry: { type: string; coordinates: unknown };
}

function writeFeatures(outDir: string, path: string, features: readonly Feature[]): PlaceFile {
  const file = createFile(join(outDir, path));
  file.write(`{"type":"FeatureCollection","name":"${countyName} (fictional)","features":[`);
  features.forEach((feature, at) =>
    file.write(`${at ? ',' : ''}\n${JSON.stringify({ type: 'Feature', ...feature })}`),
  );
  file.write('\n]}\n');
  return { path, rows: features.length, ...file.end() };
}

/** Boundaries (WGS84), streets, spots, homes and how many live where: what an analyst or a map needs beside the extracts. */
export function writePlaces(plan: CountyPlan, outDir: string): PlaceFile[] {
  const { wards, lsoas, streets, spots } = plan.ground;
  return [
    writeFeatures(
      outDir,
      'boundaries/wards.geojson',
      wards.map(({ code, name, rings }) => ({
        properties: { code, name },
        geometry:
          rings.length === 1
            ? { type: 'Polygon', coordinates: rings.map(closed) }
            : { type: 'MultiPolygon', coordinates: rings.map((ring) => [closed(ring)]) },
      })),
    ),
    writeFeatures(
      outDir,
      'boundaries/lsoas.geojson',
      lsoas.map(({ code, name, ring }) => ({
        properties: { code, name },
        geometry: { type: 'Polygon', coordinates: [closed(ring)] },
      })),
    ),
    writeFeatures(
      outDir,
      'places/streets.geojson',
      streets.map(({ no, name, lsoa, line }) => ({
        properties: { usrn: usrnOf(no), name, locality: lsoas[lsoa]!.locality.name, lsoa: lsoas[lsoa]!.code },
        geometry: { type: 'LineString', coordinates: line.map(lonLat) },
      })),
    ),
    writeFeatures(
      outDir,
      'places/spots.geojson',
      spots.map(({ id, name, kind, lsoa, easting, northing }) => ({
        properties: { id, name, kind, lsoa: lsoas[lsoa]!.code, easting, northing },
        geometry: { type: 'Point', coordinates: lonLat([easting, northing]) },
      })),
    ),
    writeHomes(plan, outDir),
    writePopulation(plan, outDir),
  ];
}

function writeHomes({ ground }: CountyPlan, outDir: string): PlaceFile {
  const { homes, streets, lsoas } = ground;
  const path = 'places/properties.csv';
  const sink = csvSink(join(outDir, path), [
    'UPRN',
    'USRN',
    'ADDRESS',
    'LOCALITY',
    'TOWN',
    'POSTCODE',
    'EASTING',
    'NORTHING',
    'LSOA',
    'TENURE',
  ]);
  for (let home = 0; home < homes.count; home++) {
    const street = homes.street[home]!;
    const { building, street: line, locality, town, postcode } = addressOf(ground, home);
    sink.write([
      String(uprnOf(home)),
      String(usrnOf(street)),
      building ? `${building}, ${line}` : line,
      locality,
      town,
      postcode,
      homes.easting[home]!.toFixed(1),
      homes.northing[home]!.toFixed(1),
      lsoas[streets[street]!.lsoa]!.code,
      tenures[homes.tenure[home]!]!,
    ]);
  }
  return { path, rows: homes.count, ...sink.end() };
}

function writePopulation({ ground, people }: CountyPlan, outDir: string): PlaceFile {
  const { homes, streets, lsoas, wards } = ground;
  const persons = new Int32Array(lsoas.length);
  const households = new Int32Array(lsoas.length);
  const addresses = new Int32Array(lsoas.length);
  for (let home = 0; home < homes.count; home++) {
    const { lsoa } = streets[homes.street[home]!]!;
    addresses[lsoa]!++;
    if (people.sizeOf[home] === 0) continue;
    households[lsoa]!++;
    persons[lsoa]! += people.sizeOf[home]!;
  }
  const path = 'places/population.csv';
  const sink = csvSink(join(outDir, path), [
    'LSOA',
    'NAME',
    'WARD',
    'WARD_NAME',
    'PEOPLE',
    'HOUSEHOLDS',
    'PROPERTIES',
  ]);
  for (const { no, code, name, wardNo } of lsoas)
    sink.write([
      code,
      name,
      wards[wardNo]!.code,
      wards[wardNo]!.name,
      String(persons[no]),
      String(households[no]),
      String(addresses[no]),
    ]);
  return { path, rows: lsoas.length, ...sink.end() };
}
