import type { ComponentChildren } from 'preact';
import { WayBack } from './way-back.tsx';
import { GenericHeader } from './components/generic-header.tsx';
import { Document } from './document.tsx';
import { FictionalNotice } from './notices.tsx';
import { PageFooter } from './page-footer.tsx';
import type { Shell } from './shell.ts';
import { Wordmark } from './wordmark.tsx';

export interface PublicLayoutProps extends Pick<Shell, 'nonce' | 'assets' | 'fictional' | 'version'> {
  /** Neutral: it stays in the history of a browser that others may use. */
  title: string;
  hasFaults?: boolean | undefined;
  back?: { href: string; text?: string | undefined } | undefined;
  children: ComponentChildren;
}

/** A page for anyone, one thing at a time; also sign-in, before there is an actor. */
export function PublicLayout(props: PublicLayoutProps) {
  return (
    <Document
      title={`${props.hasFaults ? 'Error: ' : ''}${props.title}`}
      nonce={props.nonce}
      assets={props.assets}
      htmlClass="cw-public"
    >
      <header class="govuk-template__header cw-header">
        <GenericHeader
          class="cw-header__bar"
          logo={<Wordmark />}
          end={props.fictional && <FictionalNotice />}
        />
      </header>
      <div class="govuk-width-container">
        {props.back && <WayBack {...props.back} />}
        <main class="govuk-main-wrapper cw-main cw-main--reading" id="main-content" tabIndex={-1}>
          {props.children}
        </main>
      </div>
      <PageFooter version={props.version} />
    </Document>
  );
}
