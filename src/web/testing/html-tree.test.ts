import { describe, expect, it } from 'vitest';
import { findAll, parseHtml, wordsOf } from './html-tree.ts';

describe('reading HTML in tests', () => {
  it('treats layout of the source, order of attributes and order of classes as nothing', () => {
    const one = parseHtml('<p class="b a" id="x">Hello\n   <strong>you</strong></p>');
    const two = parseHtml('<p id="x" class="a b">\n  Hello <strong> you </strong>\n</p>');
    expect(one).toEqual(two);
  });

  it.each([
    ['a word', '<p>Hello</p>', '<p>Hallo</p>'],
    ['an attribute', '<a href="/a">x</a>', '<a href="/b">x</a>'],
    ['an attribute without a value', '<input checked>', '<input>'],
    ['a class', '<p class="a">x</p>', '<p class="a b">x</p>'],
    ['nesting', '<b><i>x</i></b>', '<b></b><i>x</i>'],
    ['an escaped tag', '<p>&lt;b&gt;x</p>', '<p><b>x</p>'],
  ])('sees a difference in %s', (_, one, two) => {
    expect(parseHtml(one)).not.toEqual(parseHtml(two));
  });

  it('finds elements and says their words', () => {
    const tree = parseHtml('<ul><li>One &amp; only</li><li><a href="/two">Two</a></li></ul>');
    expect(findAll(tree, 'li').map((item) => wordsOf([item]))).toEqual(['One & only', 'Two']);
  });
});
