import { PageHeading } from '../../../web/page-heading.tsx';

/** The statement in the form that the regulations ask for; what only the organisation that runs it can say is marked. */
export function AccessibilityPage() {
  return (
    <>
      <PageHeading
        title="Accessibility statement"
        lead="We want as many people as possible to be able to use this, and we say here where it falls short."
      />
      <div class="cw-reading">
        <p class="govuk-body">You should be able to:</p>
        <ul class="govuk-list govuk-list--bullet">
          <li>enlarge pages to 400% without losing anything to the side</li>
          <li>do everything with a keyboard alone, and without JavaScript</li>
          <li>listen to every page with a screen reader, maps and charts as tables</li>
          <li>use your own colours, and print in black and white</li>
        </ul>
        <h2 class="govuk-heading-m">How accessible it is</h2>
        <p class="govuk-body">
          This program aims at the Web Content Accessibility Guidelines version 2.2, AA standard. Every page
          is checked by machine with each change to the program, filled in and in error, at three widths. A
          machine finds only part of what can be wrong: the program has not yet been tried by disabled people
          or audited by others.
        </p>
        <h2 class="govuk-heading-m">What we know falls short</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>
            Maps that move can be moved with a keyboard but say little to a screen reader; the table beside
            says it all.
          </li>
          <li>
            Dates in the lists’ filters use the browser’s own calendar, which some screen readers handle
            badly.
          </li>
        </ul>
        <h2 class="govuk-heading-m">Tell us, or complain</h2>
        <p class="govuk-body">
          Tell the administrator of your organisation, who can reach those who run this installation. If you
          are not happy with the answer, contact the Equality Advisory and Support Service. The Equality and
          Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2)
          Accessibility Regulations 2018.
        </p>
      </div>
    </>
  );
}
