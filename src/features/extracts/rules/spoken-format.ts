/** What a mapping says of a file's format, as far as a sentence needs it. */
export type SpokenFormat =
  | { kind: 'delimited'; delimiter: string; encodings: readonly string[] }
  | { kind: 'workbook'; sheet?: string | undefined }
  | { kind: 'json' | 'json-lines' | 'xml' };

const separators: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
const encodings: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};

/**
 * What kind of file a source sends, in words.
 *
 * @example delimited by commas, in UTF-8 or Windows-1252 → "text with values separated by commas (CSV), in UTF-8 or Windows-1252"
 */
export function formatInWords(format: SpokenFormat): string {
  switch (format.kind) {
    case 'delimited': {
      const separator = separators[format.delimiter] ?? `“${format.delimiter}”`;
      const name = format.delimiter === ',' ? ' (CSV)' : '';
      const names = format.encodings.map((one) => encodings[one] ?? one.toUpperCase());
      return `text with values separated by ${separator}${name}, in ${[...new Set(names)].join(' or ')}`;
    }
    case 'workbook':
      return `an Excel workbook (.xlsx)${format.sheet ? `, its sheet “${format.sheet}”` : ''}`;
    case 'json':
      return 'JSON';
    case 'json-lines':
      return 'JSON, one item a line';
    case 'xml':
      return 'XML';
  }
}

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** "12.3 MB", in thousands as disks and mail count. */
export function sizeInWords(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return unit === 0 ? `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}` : `${size.toFixed(1)} ${units[unit]}`;
}
