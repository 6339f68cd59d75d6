import { Button, Input } from '../../../web/components/index.ts';
import { countInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import type { Term } from '../types.ts';

export interface GlossaryPageProps {
  words: string;
  found: readonly Term[];
  all: readonly Term[];
}

/** One box, the answers, and every word by its chapter for those who would rather look. */
export function GlossaryPage({ words, found, all }: GlossaryPageProps) {
  const isSearch = words !== '';
  return (
    <>
      <PageHeading
        title="What a word means here"
        lead={
          isSearch
            ? `${capital(countInWords(found.length, 'answer'))} for “${words}”.`
            : `${all.length} words, each with its page and its law.`
        }
      />
      <form method="get" action="/glossary" class="cw-search">
        <Input
          name="words"
          type="search"
          label="Word or words"
          hint="For example, case review threshold"
          value={words}
          class="govuk-input--width-20"
        />
        <Button>Look up</Button>
      </form>
      {isSearch && found.length === 0 && (
        <EmptyState title="Nothing by that name">
          <p class="govuk-body">Try another word for it, or look below.</p>
        </EmptyState>
      )}
      {found.map((term) => (
        <TermEntry term={term} />
      ))}
      <Index all={all} />
    </>
  );
}

function TermEntry({ term }: { term: Term }) {
  return (
    <section class="cw-term" aria-labelledby={`found-${term.anchor}`}>
      <h2 class="govuk-heading-m" id={`found-${term.anchor}`}>
        {capital(term.name)}
      </h2>
      <p class="govuk-body">{term.meaning}</p>
      <ul class="govuk-list">
        {term.also.length > 0 && <li>Also called: {term.also.join(', ')}</li>}
        {term.pages.map((page) => (
          <li>
            Page:{' '}
            <a class="govuk-link" href={page}>
              {page}
            </a>
          </li>
        ))}
        {term.laws.map(({ text, url }) => (
          <li>
            Law:{' '}
            {url ? (
              <a class="govuk-link" href={url} rel="noreferrer">
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
        {term.files.map((file) => (
          <li>
            In the program: <code>{file}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Index({ all }: { all: readonly Term[] }) {
  const sections = [...new Set(all.map(({ section }) => section))];
  return (
    <>
      <h2 class="govuk-heading-m">Every word</h2>
      {sections.map((section) => (
        <>
          <h3 class="govuk-heading-s">{section}</h3>
          <ul class="cw-word-list">
            {all
              .filter((term) => term.section === section)
              .map((term) => (
                <li>
                  <a class="govuk-link" href={`/glossary?words=${encodeURIComponent(term.name)}`}>
                    {term.name}
                  </a>
                </li>
              ))}
          </ul>
        </>
      ))}
    </>
  );
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}
