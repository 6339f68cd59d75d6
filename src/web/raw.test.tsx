import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { DataIsland, TrustedSvg } from './raw.tsx';

describe('strings put in a page as they are', () => {
  it('are put in by one file alone', () => {
    const files = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file));
    const raw = files.filter((file) => readFileSync(file, 'utf8').includes('dangerouslySetInnerHTML'));
    expect(files.length).toBeGreaterThan(50);
    expect(raw).toEqual(['src/web/raw.tsx']);
  });

  it.each([
    '<p>not a drawing</p>',
    '<svg><script>alert(1)</script></svg>',
    '<svg onload="alert(1)"></svg>',
    '<svg><rect style="fill:red"/></svg>',
    '<svg><foreignObject><p>x</p></foreignObject></svg>',
    '<svg><a href="javascript:alert(1)">x</a></svg>',
    '<svg><style>p{}</style></svg>',
  ])('are refused when they are not a plain drawing: %s', (svg) => {
    expect(() => renderToString(<TrustedSvg class="x" svg={svg} />)).toThrow(/one <svg>/);
  });

  it('may speak of style= and onward= in their words', () => {
    const svg = '<svg><text>style= onward= script</text></svg>';
    expect(renderToString(<TrustedSvg class="x" svg={svg} />)).toBe(`<div class="x">${svg}</div>`);
  });

  it('carry facts to a script without ending it, whatever the facts', () => {
    const facts = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('</script>', '<!--', '\u2028'),
    );
    fc.assert(
      fc.property(facts, (value) => {
        const html = renderToString(<DataIsland id="facts" value={value} />);
        const inner = html.replace(/^<script[^>]*>/, '').replace(/<\/script>$/, '');
        expect(inner).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(inner)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
