import type { Result } from '../../kernel/result.ts';
import type { Figures } from '../../features/dashboards/index.ts';
import { wireFeatures } from '../features.ts';
import { actingAs, type ActingOptions } from './act-as.ts';

export interface FiguresOptions extends ActingOptions {
  kind?: string;
  area?: string;
  from?: string;
  until?: string;
}

/** The dashboard's figures, as the named person may have them. */
export function seeFigures({
  kind,
  area,
  from,
  until,
  ...options
}: FiguresOptions): Promise<Result<Figures>> {
  return actingAs(options, (actor, { gate, secrets }, { config }) => {
    const { dashboards } = wireFeatures({ folder: config.folder, secrets });
    const filter = {
      ...(kind && { kind }),
      ...(area && { area }),
      ...(from && { from }),
      ...(until && { until }),
    };
    return gate.perform(dashboards.figures, actor, filter);
  });
}
