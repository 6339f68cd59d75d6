import type { AnyUseCase } from '../../kernel/use-case.ts';
import type { NavigationItem } from '../../web/shell.ts';
import { areaOutlines } from './use-cases/area-outlines.ts';
import { importAreas } from './use-cases/import-areas.ts';
import { listAreas } from './use-cases/list-areas.ts';
import { openArea } from './use-cases/open-area.ts';

export { AreaMap } from './pages/area-map.tsx';
export { CountMap, type AreaCount, type CountMapProps } from './pages/count-map.tsx';
export { routes } from './routes.tsx';
export { findArea, listAreas as areasOf } from './store.ts';
export { areaKinds, areaKindWords, type Area, type AreaKind, type AreaOutlines } from './types.ts';
export { outlinesOf } from './use-cases/area-outlines.ts';
export { importAreas };

export const useCases: AnyUseCase[] = [listAreas, openArea, areaOutlines, importAreas];

/** Areas are reached from maps and filters; they have no place of their own in the navigation. */
export const navigation: NavigationItem[] = [];
