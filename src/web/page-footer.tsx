export function PageFooter({ version }: { version: string }) {
  return (
    <footer class="govuk-template__footer cw-footer">
      <div class="govuk-width-container cw-footer__inner">
        <ul class="cw-footer__links">
          <li>
            <a class="govuk-link" href="/accessibility">
              Accessibility statement
            </a>
          </li>
          <li>
            <a class="govuk-link" href="/licences">
              Licences and sources
            </a>
          </li>
        </ul>
        <p class="cw-footer__words">
          Commonweal {version}. Free software under the MIT licence; data under the licences of those who gave
          it.
        </p>
      </div>
    </footer>
  );
}
