/** An element of parsed HTML, or its text with runs of white space made one. */
export type HtmlNode = string | HtmlElement;

export interface HtmlElement {
  name: string;
  attributes: Record<string, string>;
  children: HtmlNode[];
}

const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  ctdot: '⋯',
  copy: '©',
};

/**
 * Reads HTML that is well formed, as ours and the design system's is, for tests to compare or search.
 * Classes are put in order, and white space at an element's edges is dropped: neither can be seen.
 */
export function parseHtml(html: string): HtmlNode[] {
  const root: HtmlElement = { name: '#root', attributes: {}, children: [] };
  const open = [root];
  const top = () => open.at(-1)!;
  const pattern =
    /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>|[^<]+|</gi;
  for (const [whole, closing, tag, attributeText, selfClosing] of html.matchAll(pattern)) {
    if (!tag) {
      if (!whole.startsWith('<!')) addText(top(), whole);
    } else if (closing) {
      const name = tag.toLowerCase();
      while (open.length > 1 && top().name !== name) open.pop();
      if (open.length > 1) open.pop();
    } else {
      const element: HtmlElement = {
        name: tag.toLowerCase(),
        attributes: readAttributes(attributeText ?? ''),
        children: [],
      };
      top().children.push(element);
      if (!selfClosing && !voidElements.has(element.name)) open.push(element);
    }
  }
  return root.children;
}

function addText(to: HtmlElement, raw: string): void {
  const text = decode(raw)
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .trim();
  if (!text) return;
  const last = to.children.at(-1);
  if (typeof last === 'string') to.children[to.children.length - 1] = `${last} ${text}`;
  else to.children.push(text);
}

function readAttributes(text: string): Record<string, string> {
  const attributes: [string, string][] = [];
  for (const [, name, double, single, bare] of text.matchAll(
    /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g,
  )) {
    attributes.push([name!.toLowerCase(), normalise(name!, decode(double ?? single ?? bare ?? ''))]);
  }
  return Object.fromEntries(attributes.sort(([a], [b]) => a.localeCompare(b)));
}

function normalise(name: string, value: string): string {
  return name === 'class' ? value.trim().split(/\s+/).sort().join(' ') : value;
}

function decode(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[name] ?? whole;
  });
}

/** Every element of `name` in the tree, in order. */
export function findAll(nodes: readonly HtmlNode[], name: string): HtmlElement[] {
  return nodes.flatMap((node) =>
    typeof node === 'string' ? [] : [...(node.name === name ? [node] : []), ...findAll(node.children, name)],
  );
}

/** The words of a tree as a reader meets them, one space between. */
export function wordsOf(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : wordsOf(node.children)))
    .filter(Boolean)
    .join(' ');
}
