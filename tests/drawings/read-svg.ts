import { SaxesParser } from 'saxes';

/** An element of a drawing, as a strict XML reader found it. */
export interface Found {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** Every element of one or more drawings, in order. Throws where the text is not well-formed XML. For tests. */
export function readSvg(drawing: string): Found[] {
  const found: Found[] = [];
  const open: Found[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const element = { name: tag.name, attributes: { ...tag.attributes } as Record<string, string>, text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    for (const element of open) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(`<drawings>${drawing}</drawings>`).close();
  return found.slice(1);
}

export function elements(drawing: string, name: string): Found[] {
  return readSvg(drawing).filter((element) => element.name === name);
}

/** The words of a drawing, line by line. */
export function textsOf(drawing: string): string[] {
  return elements(drawing, 'text').map(({ text }) => text);
}

/** Heights of the bars, from the left; the paper and the swatches of the legend left out. */
export function barHeights(drawing: string): number[] {
  return bars(drawing).map(({ attributes }) => Number(attributes['height']));
}

export function bars(drawing: string): Found[] {
  return elements(drawing, 'rect').filter(
    ({ attributes }) =>
      attributes['x'] !== undefined && attributes['fill'] !== '#ffffff' && attributes['stroke'] !== '#12212b',
  );
}
