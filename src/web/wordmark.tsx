/** Our own mark: an open ring with two people in it, one of them coming in. Decorative: the name stands beside it. */
export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg
      class="cw-mark"
      xmlns="http://www.w3.org/2000/svg"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d="M24.9 9.2a11 11 0 1 0 0 13.6"
        fill="none"
        stroke="currentColor"
        stroke-width="3.4"
        stroke-linecap="round"
      />
      <circle cx="13.2" cy="16" r="2.9" fill="currentColor" />
      <circle cx="21.6" cy="16" r="2.9" fill="currentColor" />
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
