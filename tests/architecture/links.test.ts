import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, readText, repository } from './source-files.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...['docs', 'policy', 'src'].flatMap(listFiles).filter((path) => path.endsWith('.md')),
];

/** Links of a page to files of ours, as paths from the repository, without their anchors. */
function linksOf(page: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(page), target));
}

describe('the documents', () => {
  it('were found', () => expect(pages.length).toBeGreaterThan(20));

  it.each(pages)('%s links only to what is there', (page) => {
    const lost = linksOf(page, readText(page)).filter((path) => !existsSync(join(repository, path)));
    expect(lost).toEqual([]);
  });

  it.each(pages)('%s names no machine, and nothing of how it was written', (page) => {
    expect(readText(page)).not.toMatch(/\/(tmp|home|root|work)\/[a-z]|localhost:\d+\/npm|registry\./i);
  });

  it('and the check of links is awake', () => {
    expect(linksOf('docs/a.md', '[b](b.md#c), [d](../README.md), [e](https://example.org), [f](#g)')).toEqual(
      ['docs/b.md', 'README.md'],
    );
  });
});
