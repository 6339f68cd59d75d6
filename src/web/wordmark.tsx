/** Our own mark: what three partners know, and what they know together. Decorative: the name stands beside it. */
function Mark() {
  return (
    <svg
      class="cw-mark"
      xmlns="http://www.w3.org/2000/svg"
      width={30}
      height={30}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <g fill="none" stroke="currentColor" stroke-width="2.2">
        <circle cx="16" cy="11.2" r="8.2" />
        <circle cx="10.8" cy="20.2" r="8.2" />
        <circle cx="21.2" cy="20.2" r="8.2" />
      </g>
      <path
        fill="currentColor"
        d="M16 13.85A8.2 8.2 0 0 1 18.9 18.87A8.2 8.2 0 0 1 13.1 18.87A8.2 8.2 0 0 1 16 13.85z"
      />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span class="cw-wordmark">
      <Mark />
      <span class="cw-wordmark__name">Commonweal</span>
    </span>
  );
}
