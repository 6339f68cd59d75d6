const forAll = [
  { href: '/accessibility', text: 'Accessibility statement' },
  { href: '/licences', text: 'Licences and sources' },
];

/** What those who are signed in may also read. */
const forStaff = [
  { href: '/glossary', text: 'What words mean' },
  { href: '/policy', text: 'Policy in force' },
];

export function PageFooter({ version, isStaff = false }: { version: string; isStaff?: boolean }) {
  return (
    <footer class="govuk-template__footer cw-footer">
      <div class="govuk-width-container cw-footer__inner">
        <ul class="cw-footer__links">
          {[...(isStaff ? forStaff : []), ...forAll].map(({ href, text }) => (
            <li>
              <a class="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
        <p class="cw-footer__words">
          Commonweal {version}. Free software under the MIT licence; data under the licences of those who gave
          it.
        </p>
      </div>
    </footer>
  );
}
