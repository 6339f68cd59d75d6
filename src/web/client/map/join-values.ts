import type { MapFeatures, MapIsland } from './map-data.ts';

type Outlines = GeoJSON.FeatureCollection<GeoJSON.Geometry, { code: string; name: string }>;

/** Fetches outlines that pages share and gives each feature what this page says of it. Other islands stay as they are. */
export async function joinValues(island: MapIsland): Promise<MapIsland> {
  const { features } = island;
  if (!('values' in features)) return island;
  const reply = await fetch(features.url);
  if (!reply.ok) throw new Error(`the outlines answered ${reply.status}`);
  const outlines = (await reply.json()) as Outlines;
  const areas: MapFeatures['features'] = outlines.features.map((feature) => {
    const { code, name } = feature.properties;
    const value = features.values[code] ?? { value: null, words: 'None' };
    return { ...feature, properties: { id: code, label: name, ...value } };
  });
  const spots = features.points?.features ?? [];
  return { ...island, features: { type: 'FeatureCollection', features: [...areas, ...spots] } };
}
