import { refuse, RefusalError } from '../../kernel/result.ts';
import type { Mapping } from '../mapping/schema.ts';
import { expectedOf, type OpenedExtract } from './open-extract.ts';
import { leafPaths } from './reading/item-cells.ts';
import type { RawRow } from './reading/raw-row.ts';

export interface CheckedExtract {
  columns: readonly string[];
  rowCount: number;
}

/**
 * Reads the whole file before anything of it is recorded, so that a fault of the file refuses it whole.
 *
 * @param onRows called with how many rows were read since the last call
 * @throws RefusalError naming file, row and column
 */
export async function checkExtract(
  opened: OpenedExtract,
  mapping: Mapping,
  fileName: string,
  signal: AbortSignal,
  onRows: (count: number) => void,
): Promise<CheckedExtract> {
  const { columns, rows } = await opened.read();
  const shape = ['json', 'json-lines', 'xml'].includes(mapping.format.kind)
    ? nestedShape(mapping, fileName)
    : undefined;
  let rowCount = 0;
  for await (const batch of rows) {
    signal.throwIfAborted();
    rowCount += batch.length;
    shape?.see(batch);
    onRows(batch.length);
  }
  if (rowCount > 0) shape?.end();
  return { columns, rowCount };
}

/** The same promise for nested items as a header makes: no value unknown to the mapping, none that it expects wholly absent. */
function nestedShape(mapping: Mapping, fileName: string): { see(batch: RawRow[]): void; end(): void } {
  const { required, optional } = expectedOf(mapping);
  const known = new Set([...required, ...optional]);
  const branches = new Set([...known].flatMap(branchesOf));
  const absent = new Set(required);
  return {
    see(batch) {
      for (const { item, row, fault } of batch) {
        if (fault) continue;
        for (const path of leafPaths(item)) {
          absent.delete(path);
          if (known.has(path) || branches.has(path) || branches.has(path.replace(/\[\]$/, ''))) continue;
          throw new RefusalError(
            refuse(
              'invalid',
              'extracts/extra-column',
              `“${fileName}” was refused: item ${row} has a value that the mapping does not know: “${path.slice(0, 80)}”. Add it to the mapping (as optional, when not needed), so that nothing is received unawares.`,
            ).refusal,
          );
        }
      }
    },
    end() {
      const missing = [...absent].filter((path) => !path.includes('[]'));
      if (missing.length === 0) return;
      throw new RefusalError(
        refuse(
          'invalid',
          'extracts/missing-column',
          `“${fileName}” was refused: no item has ${missing
            .slice(0, 5)
            .map((path) => `“${path}”`)
            .join(
              ', ',
            )}. If the source has changed, change its mapping; if not, ask the sender for the whole file.`,
        ).refusal,
      );
    },
  };
}

/** What stands above a path and may be empty: of "a.b[].c", "a", "a.b" and "a.b[]". */
function branchesOf(path: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < path.length; at++)
    if (path[at] === '.' || path[at] === '[') found.push(path.slice(0, at));
  if (path.endsWith('[]')) found.push(path.slice(0, -2));
  return found;
}
