import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeText, plainNumber } from './index.ts';
import { decimal, element } from './svg.ts';
import { shortened, spread, textWidth, wrapped } from './text-fit.ts';

test('wide letters are wider than narrow ones, and width grows with the text', () => {
  expect(textWidth('WWWW', 15)).toBeGreaterThan(2 * textWidth('iiii', 15));
  expect(textWidth('漢字', 15)).toBeGreaterThan(30);
  expect(textWidth('', 15)).toBe(0);
});

test('a shortened text is no wider than asked, unless nothing but the ellipsis is left', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 20, max: 300 }), (text, most) => {
      const short = shortened(text, most, 15);
      expect(textWidth(short, 15)).toBeLessThanOrEqual(most);
      if (textWidth(text, 15) <= most) expect(short).toBe(text);
      else expect(short.endsWith('…')).toBe(true);
    }),
  );
});

test('a wrapped text keeps its words in order, on no more lines than asked', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      (list, lines) => {
        const result = wrapped(list.join(' '), 120, 15, lines);
        expect(result.length).toBeLessThanOrEqual(lines);
        const kept = result.join(' ').replace(/…$/, '');
        expect(list.join(' ').startsWith(kept)).toBe(true);
        for (const line of result) expect(textWidth(line, 15)).toBeLessThanOrEqual(120);
      },
    ),
  );
});

test('labels moved apart keep their order, do not overlap where there is room, and stay within bounds', () => {
  const positions = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 12 });
  fc.assert(
    fc.property(positions, fc.integer({ min: 5, max: 40 }), (wanted, height) => {
      const placed = spread(
        wanted,
        wanted.map(() => height),
        0,
        300,
      );
      const room = height * (wanted.length - 1) <= 300;
      const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
      order.forEach((i, rank) => {
        expect(placed[i]).toBeGreaterThanOrEqual(-1e-9);
        expect(placed[i]).toBeLessThanOrEqual(300 + 1e-9);
        if (rank > 0) {
          const gap = placed[i]! - placed[order[rank - 1]!]!;
          expect(gap).toBeGreaterThanOrEqual(room ? height - 1e-9 : -1e-9);
        }
      });
    }),
  );
});

test('labels that have room already are not moved', () => {
  expect(spread([10, 50, 100], [20, 20, 20], 0, 200)).toEqual([10, 50, 100]);
  expect(spread([50, 50], [20, 20], 0, 200)).toEqual([50, 70]);
});

test('text is escaped, forbidden characters are replaced, and a coordinate that is no number is a bug', () => {
  expect(escapeText(`<a href="x">'&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;');
  expect(escapeText('a\u0000b\ud800')).toBe('a\ufffdb\ufffd');
  expect(element('rect', { x: 1.234567, y: -0.0001, id: undefined })).toBe('<rect x="1.23" y="0"/>');
  expect(() => decimal(Number.NaN)).toThrow('a coordinate is NaN');
});

test('numbers are written as pages write them', () => {
  expect([1234, 18.25, 0.0341, -3, 0].map(plainNumber)).toEqual(['1,234', '18.3', '0.034', '−3', '0']);
});
