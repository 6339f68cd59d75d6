import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTerms, parseGlossary } from './glossary.ts';

const page = `# Glossary

Words before any entry belong to none.

## Law

### case review
A review of how they responded,
held when someone applies.
- Also: ASB case review, community trigger
- Where: \`src/features/case-review/\`, \`policy/case-review.yaml\`
- Page: \`/case-reviews\`
- Law: [the 2014 Act, s.104](https://www.legislation.gov.uk/ukpga/2014/12/section/104); Schedule 4 *(from memory)*

### case review threshold
At least three qualifying complaints.

## The picture

### incident
The thing that happened. Several reports can tell of one incident, and a case review counts it once.
- Also: incidents
`;

describe('reading the glossary', () => {
  const [review, threshold, incident] = parseGlossary(page);

  it('takes each heading with its meaning, other words, files, pages and laws', () => {
    expect(review).toEqual({
      name: 'case review',
      anchor: 'case-review',
      section: 'Law',
      meaning: 'A review of how they responded, held when someone applies.',
      also: ['ASB case review', 'community trigger'],
      files: ['src/features/case-review/', 'policy/case-review.yaml'],
      pages: ['/case-reviews'],
      laws: [
        { text: 'the 2014 Act, s.104', url: 'https://www.legislation.gov.uk/ukpga/2014/12/section/104' },
        { text: 'Schedule 4 (from memory)', url: undefined },
      ],
    });
  });

  it('leaves empty what an entry does not say', () => {
    expect(threshold).toMatchObject({ also: [], files: [], pages: [], laws: [] });
    expect(incident?.section).toBe('The picture');
  });

  it('reads any text without failing, and finds an entry for each heading', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('### a', '- Also: b', '## c'))), (lines) => {
        const text = lines.map((line) => line.replaceAll('\n', ' ')).join('\n');
        expect(parseGlossary(text)).toHaveLength(
          text.split('\n').filter((line) => line.startsWith('### ')).length,
        );
      }),
    );
  });
});

describe('asking where a word lives', () => {
  const terms = parseGlossary(page);
  const names = (words: string) => findTerms(terms, words).map(({ name }) => name);

  it.each([
    ['case review threshold', 'case review threshold'],
    ['Case-Review', 'case review'],
    ['community trigger', 'case review'],
    ['community triggers', 'case review'],
    ['threshold', 'case review threshold'],
    ['incidents', 'incident'],
    ['complaints', 'case review threshold'],
  ])('"%s" is answered first by %s', (words, name) => expect(names(words)[0]).toBe(name));

  it('a name comes before a mention', () => {
    expect(names('case review')).toEqual(['case review', 'case review threshold', 'incident']);
  });

  it.each(['', '   ', '--', 'zeppelin', 'case zeppelin'])('"%s" has no answer', (words) =>
    expect(names(words)).toEqual([]),
  );

  it('the real glossary answers for the threshold of a case review', () => {
    const real = parseGlossary(
      readFileSync(new URL('../../../../docs/glossary.md', import.meta.url), 'utf8'),
    );
    const [first] = findTerms(real, 'case review threshold');
    expect(first?.laws[0]?.text).toContain('s.104');
    for (const term of real) expect(findTerms(real, term.name)[0]?.name).toBe(term.name);
  });
});
