import { areaIndex, type AreaShape } from '../../engines/geometry/index.ts';

export interface StoredArea {
  no: number;
  kind: 'ward' | 'lsoa';
  code: string;
  name: string;
  /** Polygons of rings of [easting, northing], metres. */
  rings: AreaShape['shape'];
}

export interface AreaTags {
  wardNo: number | null;
  lsoaNo: number | null;
  /** Areas are known, and the point is in none of them. */
  outside: boolean;
}

/** Says which ward and which LSOA hold a point, or a ward by its name. */
export interface AreaTagger {
  tag(easting: number, northing: number): AreaTags;
  wardNamed(nameOrCode: string): number | undefined;
}

export function areaTagger(areas: readonly StoredArea[]): AreaTagger {
  const [wards, lsoas] = (['ward', 'lsoa'] as const).map((kind) => {
    const own = areas.filter((area) => area.kind === kind).sort((a, b) => (a.code < b.code ? -1 : 1));
    const index = areaIndex(own.map(({ code, rings }) => ({ code, shape: rings })));
    return (x: number, y: number): number | null => {
      const found = own.length === 0 ? undefined : index.locate(x, y);
      return found ? own[found.area]!.no : null;
    };
  }) as [(x: number, y: number) => number | null, (x: number, y: number) => number | null];
  const names = new Map<string, number>();
  for (const { kind, code, name, no } of areas)
    if (kind === 'ward') for (const word of [code, name]) names.set(word.trim().toLowerCase(), no);
  return {
    tag(easting, northing) {
      const wardNo = wards(easting, northing);
      const lsoaNo = lsoas(easting, northing);
      return { wardNo, lsoaNo, outside: areas.length > 0 && wardNo === null && lsoaNo === null };
    },
    wardNamed: (nameOrCode) => names.get(nameOrCode.trim().toLowerCase()),
  };
}
