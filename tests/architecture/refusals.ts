import ts from 'typescript';

/** One place in the code that says no. */
export interface FoundRefusal {
  code: string | undefined;
  kind: string | undefined;
  message: string;
  path: string;
}

/**
 * Every refusal a module can make: calls of `refuse(kind, code, message)`, and objects with `kind`, `code` and `message`.
 * A code or kind that is not written out is undefined, and cannot be catalogued.
 */
export function findRefusals(path: string, text: string): FoundRefusal[] {
  const found: FoundRefusal[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'refuse') {
      const [kind, code, message] = node.arguments;
      found.push({ kind: literal(kind), code: literal(code), message: wording(message), path });
    }
    if (ts.isObjectLiteralExpression(node)) {
      const field = (name: string) => {
        const property = node.properties.find((one) => one.name?.getText() === name);
        return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
      };
      const code = literal(field('code'));
      if (field('kind') && field('message') && code?.includes('/'))
        found.push({ kind: literal(field('kind')), code, message: wording(field('message')), path });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}

function literal(node: ts.Expression | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** The sentence, with … for what is filled in. */
function wording(node: ts.Expression | undefined): string {
  if (!node) return '…';
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join('');
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return wording(node.left) + wording(node.right);
  if (ts.isConditionalExpression(node)) return `${wording(node.whenTrue)} / ${wording(node.whenFalse)}`;
  if (ts.isParenthesizedExpression(node)) return wording(node.expression);
  return '…';
}

const opening = `# Refusals

Every way in which Commonweal says no, by code. The kind decides what a program gets: \`invalid\` 400 (something in the
input needs changing), \`forbidden\` 403 (not with this role, purpose or agreement), \`missing\` 404 (there is nothing, or
nothing you may know of), \`conflict\` 409 (someone else was there first), \`refused\` 422 (a rule says no, and says which).
\`…\` stands for what is filled in.

This page is written from the code: \`npm test -- tests/architecture/refusals.test.ts -u\`.
`;

/** The catalogue as a page, in order of code. */
export function catalogue(found: FoundRefusal[]): string {
  const codes = [...new Set(found.flatMap(({ code }) => code ?? []))].sort();
  const rows = codes.map((code) => {
    const places = found.filter((one) => one.code === code);
    const distinct = (of: (one: FoundRefusal) => string) => [...new Set(places.map(of))].sort();
    const kinds = distinct(({ kind }) => kind ?? '…').join(', ');
    const messages = distinct(({ message }) => cell(message)).join('<br>');
    const files = distinct(({ path }) => `\`${path}\``).join('<br>');
    return `| \`${code}\` | ${kinds} | ${messages} | ${files} |`;
  });
  return [opening, '| code | kind | what it says | where |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function cell(text: string): string {
  return text
    .trim()
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replace(/\s*\n\s*/g, ' ');
}
