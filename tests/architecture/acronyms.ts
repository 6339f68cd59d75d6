import ts from 'typescript';

/** Names that are no abbreviation of a word, or that every reader knows. */
const known = new Set(['GOV', 'UK', 'OK', 'ID', 'NHS', 'BST', 'GMT']);

/** The abbreviations that a page shows: capitals in its text and its strings, not in its code. */
export function acronymsShown(path: string, text: string): string[] {
  const shown: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) || ts.isStringLiteralLike(node)) shown.push(node.text);
    if (ts.isTemplateExpression(node))
      shown.push(node.head.text, ...node.templateSpans.map((span) => span.literal.text));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  const found = shown.flatMap((part) => part.match(/(?<![\w-])[A-Z]{2,}[0-9]*(?![\w-])/g) ?? []);
  return [...new Set(found)].filter((word) => !known.has(word));
}
