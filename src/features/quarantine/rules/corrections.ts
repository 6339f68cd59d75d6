import type { FieldFault } from '../../../kernel/result.ts';
import { isAbout } from './cells.ts';

/** What a form of pairs says: `column-0` Told, `value-0` 29/02/2024, and so on. */
type Pairs = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The values put right, by column.
 * @example {"column-0": "Told", "value-0": "29/02/2024"} → {Told: "29/02/2024"}
 */
export function correctionsOf(body: Pairs): Record<string, string> {
  return Object.fromEntries(
    pairsOf(body).map(({ column, at }) => {
      const value = body[`value-${at}`];
      return [column, typeof value === 'string' ? value : ''];
    }),
  );
}

/** Faults told by column, as faults of the form's own fields; one that is about none of them stays about the whole. */
export function faultsByColumn(body: Pairs, faults: readonly FieldFault[]): FieldFault[] {
  const pairs = pairsOf(body);
  return faults.map(({ field, message }) => {
    const about = pairs.find(({ column }) => isAbout(field, { column, value: '' }));
    return { field: about ? `value-${about.at}` : '', message };
  });
}

function pairsOf(body: Pairs): { column: string; at: number }[] {
  const found: { column: string; at: number }[] = [];
  for (let at = 0; typeof body[`column-${at}`] === 'string'; at++)
    found.push({ column: body[`column-${at}`] as string, at });
  return found;
}
