import type { ComponentChildren } from 'preact';
import type { Optional } from '../components/slots.ts';
import { TrustedSvg } from '../raw.tsx';
import { FigureData, type FigureTable } from './figure-data.tsx';

export type FigureProps = {
  /** Unique in the page. */
  id: string;
  title: string;
  /** What the drawing shows, in one sentence. */
  finding: ComponentChildren;
  /** From engines/charts, best by `wideAndNarrow`: role="img", a <title> and a <desc> within, all text escaped. */
  svg: string;
  /** The numbers behind the drawing. */
  table: FigureTable;
  /** Who gave the data: "Police and council reports". */
  source: string;
  /** "1 November 2024 to 31 October 2025" */
  period: string;
} & Optional<{
  /** What a rate is of: "per 1,000 residents, Census 2021". */
  denominator: string;
  csvHref: string;
  headingLevel: 2 | 3 | 4;
}>;

/** No chart without its sentence, its numbers, its period and its source. */
export function Figure(props: FigureProps) {
  const titleId = `${props.id}-title`;
  const fitsTelephones = props.svg.includes('cw-drawing--narrow');
  const Heading = `h${props.headingLevel ?? 2}` as 'h2';
  return (
    <figure class="cw-figure" id={props.id} aria-labelledby={titleId}>
      <Heading class="cw-figure__title" id={titleId}>
        {props.title}
      </Heading>
      <p class="cw-figure__finding">{props.finding}</p>
      <TrustedSvg
        class="cw-figure__drawing"
        svg={props.svg}
        labelledBy={fitsTelephones ? undefined : titleId}
      />
      <figcaption>
        <p class="cw-figure__source">
          {props.period}
          {props.denominator && `; ${props.denominator}`}. Source: {props.source}.
        </p>
        <div class="cw-figure__foot">
          <FigureData id={props.id} title={props.title} table={props.table} />
          {props.csvHref && (
            <a class="govuk-link govuk-link--no-visited-state" href={props.csvHref}>
              Download as CSV<span class="govuk-visually-hidden">: {props.title}</span>
            </a>
          )}
        </div>
      </figcaption>
    </figure>
  );
}

/** Figures two by two where there is room. */
export function Figures({ children }: { children: ComponentChildren }) {
  return <div class="cw-figures">{children}</div>;
}
