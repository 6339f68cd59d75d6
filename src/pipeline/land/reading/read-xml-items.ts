import { refuse, RefusalError } from '../../../kernel/result.ts';
import { itemCells } from './item-cells.ts';
import type { Caps, RawRow, Reading } from './raw-row.ts';
import { readXml } from './workbook/read-xml.ts';

export interface XmlFile {
  fileName: string;
  bytes: AsyncIterable<Buffer>;
  /** Names of the elements that lead to an item, the outermost first: ["incidents", "incident"]. */
  path: readonly string[];
  columns: readonly string[];
  caps: Caps;
}

type Item = { [name: string]: Item | Item[] | string };

/**
 * Opens an XML document and gives the elements at one path as items: attributes and child elements by their names, an
 * element that comes several times as a list, an element with only text as its text.
 */
export function readXmlItems(file: XmlFile): Reading {
  async function* rows(): AsyncGenerator<RawRow[]> {
    const open: string[] = [];
    const items: { item: Item; text: string }[] = [];
    let batch: RawRow[] = [];
    let row = 0;
    const onPath = () => open.length === file.path.length && file.path.every((name, at) => open[at] === name);
    const document = readXml(file.bytes, file.fileName, {
      open(name, attributes) {
        open.push(name);
        if (items.length > 0 || onPath()) items.push({ item: { ...attributes }, text: '' });
      },
      text(more) {
        const inner = items.at(-1);
        if (inner) inner.text += more;
      },
      close(name) {
        const done = items.pop();
        open.pop();
        if (!done) return;
        const outer = items.at(-1);
        if (outer) add(outer.item, name, valueOf(done));
        else batch.push({ row: ++row, cells: itemCells(done.item, file.columns), item: done.item });
      },
    });
    for await (const _ of document) {
      if (batch.length === 0) continue;
      yield batch;
      batch = [];
    }
    if (row === 0)
      throw new RefusalError(
        refuse(
          'invalid',
          'extracts/no-items',
          `“${file.fileName}” was refused: it has no element “${file.path.join('/')}”, where the mapping expects the rows.`,
        ).refusal,
      );
  }
  return { columns: file.columns, rows: rows() };
}

function valueOf({ item, text }: { item: Item; text: string }): Item | string {
  if (Object.keys(item).length === 0) return text.trim();
  return text.trim() === '' ? item : { ...item, text: text.trim() };
}

function add(item: Item, name: string, value: Item | string): void {
  const known = Object.hasOwn(item, name) ? item[name] : undefined;
  if (Array.isArray(known)) {
    known.push(value as Item);
    return;
  }
  const next = known === undefined ? value : [known as Item, value as Item];
  // A name such as __proto__ must become a value like any other, never the item's prototype.
  Object.defineProperty(item, name, { value: next, enumerable: true, writable: true, configurable: true });
}
