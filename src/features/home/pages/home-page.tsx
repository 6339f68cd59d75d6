import { NewestIncidents, type ListedIncident } from '../../incidents/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import type { NextStep } from '../rules/next-steps.ts';

export interface HomePageProps {
  /** First name or whole name of who has come. */
  name: string;
  sentence: string;
  steps: readonly NextStep[];
  /** None for roles that read figures only. */
  incidents: readonly ListedIncident[];
}

/** Where everyone arrives: how things stand, what to do next, and what came in last. */
export function HomePage({ name, sentence, steps, incidents }: HomePageProps) {
  return (
    <>
      <PageHeading title={`Hello, ${name}`} lead={sentence} />
      <ul class="cw-steps">
        {steps.map(({ text, href, why }) => (
          <li class="cw-steps__step">
            <a class="govuk-link cw-steps__link" href={href}>
              {text}
            </a>
            <p class="cw-steps__why">{why}</p>
          </li>
        ))}
      </ul>
      {incidents.length > 0 && <NewestIncidents incidents={incidents} />}
    </>
  );
}
