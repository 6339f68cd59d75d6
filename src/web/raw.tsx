// The only file that may put a string into a page unescaped; a test holds the rest to that.

/**
 * A drawing made by our own chart engines, whose text is already escaped.
 * With `labelledBy` it can be reached by keyboard, to scroll it where it is wider than the screen.
 * Throws on anything a chart never holds: scripts, event handlers, styles (the page's policy would block them).
 */
export function TrustedSvg(props: { svg: string; class: string; labelledBy?: string | undefined }) {
  const { svg } = props;
  if (!svg.startsWith('<svg') || /<(script|foreignObject|style|a)\b|<[^>]*\s(on\w+|style)\s*=/i.test(svg)) {
    throw new Error('a drawing must be one <svg> without scripts, links, handlers or styles');
  }
  const scrollable = props.labelledBy
    ? ({ role: 'group', 'aria-labelledby': props.labelledBy, tabIndex: 0 } as const)
    : {};
  return <div class={props.class} {...scrollable} dangerouslySetInnerHTML={{ __html: svg }} />;
}

/** Facts for a browser script, as JSON that cannot close its element or open a comment. */
export function DataIsland({ id, value }: { id: string; value: unknown }) {
  const json = JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return <script id={id} type="application/json" dangerouslySetInnerHTML={{ __html: json }} />;
}
