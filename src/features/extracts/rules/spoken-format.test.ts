import { describe, expect, it } from 'vitest';
import { formatInWords, sizeInWords } from './spoken-format.ts';

describe('what a source sends, in words', () => {
  it.each([
    [
      { kind: 'delimited', delimiter: ',', encodings: ['utf-8', 'windows-1252'] },
      'text with values separated by commas (CSV), in UTF-8 or Windows-1252',
    ],
    [
      { kind: 'delimited', delimiter: '\t', encodings: ['utf-8'] },
      'text with values separated by tabs, in UTF-8',
    ],
    [{ kind: 'workbook', sheet: 'Requests' }, 'an Excel workbook (.xlsx), its sheet “Requests”'],
    [{ kind: 'workbook' }, 'an Excel workbook (.xlsx)'],
    [{ kind: 'json-lines' }, 'JSON, one item a line'],
  ] as const)('%j', (format, words) => expect(formatInWords(format)).toBe(words));

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [12_345, '12.3 kB'],
    [1_073_741_824, '1.1 GB'],
  ])('%d bytes are %s', (bytes, words) => expect(sizeInWords(bytes)).toBe(words));
});
