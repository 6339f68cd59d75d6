import { BackLink } from './components/back-link.tsx';

/** The back link in a landmark of its own, so that no part of the page is outside one. */
export function WayBack({ href, text }: { href: string; text?: string | undefined }) {
  return (
    <nav aria-label="Back">
      <BackLink href={href}>{text}</BackLink>
    </nav>
  );
}
