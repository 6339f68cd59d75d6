import type { ComponentChildren } from 'preact';
import { AccountMenu } from './account-menu.tsx';
import { WayBack } from './way-back.tsx';
import { Breadcrumbs, type Crumb } from './components/breadcrumbs.tsx';
import { GenericHeader } from './components/generic-header.tsx';
import { NotificationBanner } from './components/notification-banner.tsx';
import { ServiceNavigation } from './components/service-navigation.tsx';
import { classList } from './components/slots.ts';
import { Document } from './document.tsx';
import { FictionalNotice, RegimeNotice } from './notices.tsx';
import { PageFooter } from './page-footer.tsx';
import { navigationFor, type Regime, type Shell } from './shell.ts';
import { Wordmark } from './wordmark.tsx';

export interface LayoutProps extends Shell {
  /** The page's own title; the name of the service is added. No personal data. */
  title: string;
  /** Which navigation entry is lit. */
  section?: string | undefined;
  /** Uses the full 1320 px; without it the page is one reading column. */
  wide?: boolean | undefined;
  /** True when the page shows faults in what was typed: the title then begins "Error: ". */
  hasFaults?: boolean | undefined;
  regime?: Regime | undefined;
  back?: { href: string; text?: string | undefined } | undefined;
  breadcrumbs?: Crumb[] | undefined;
  /** Built files beyond the layout's own, by logical name: `map.js`, `maplibre-gl.css`. */
  scripts?: readonly string[] | undefined;
  styles?: readonly string[] | undefined;
  /** Asks for the page again after so long, where there is no script to do it without a jump. */
  refreshSeconds?: number | undefined;
  children: ComponentChildren;
}

/** A staff page. `<Layout {...shell} title="Incidents" section="incidents" wide>…</Layout>` */
export function Layout(props: LayoutProps) {
  const { actor, idle } = props;
  return (
    <Document
      title={`${props.hasFaults ? 'Error: ' : ''}${props.title} – Commonweal`}
      nonce={props.nonce}
      assets={props.assets}
      scripts={props.scripts}
      styles={props.styles}
      refreshSeconds={props.refreshSeconds}
      htmlClass="cw-staff"
      bodyData={
        actor && idle
          ? {
              'data-idle-warn': idle.warnAfterSeconds,
              'data-idle-out': idle.signOutAfterSeconds,
              'data-csrf': props.csrfToken,
            }
          : undefined
      }
    >
      <header class="govuk-template__header cw-header">
        <GenericHeader
          class="cw-header__bar"
          logo={<Wordmark />}
          end={
            <>
              {props.fictional && <FictionalNotice />}
              {actor && <AccountMenu actor={actor} csrfToken={props.csrfToken} />}
            </>
          }
        />
        {actor && <SectionNavigation {...props} />}
      </header>
      <div class="govuk-width-container">
        {props.breadcrumbs && <Breadcrumbs items={props.breadcrumbs} collapseOnMobile />}
        {props.back && <WayBack {...props.back} />}
        <main
          class={classList('govuk-main-wrapper cw-main', !props.wide && 'cw-main--reading')}
          id="main-content"
          tabIndex={-1}
        >
          {props.flash && (
            <NotificationBanner success={props.flash.kind === 'success'}>
              {props.flash.text}
            </NotificationBanner>
          )}
          {props.regime && <RegimeNotice regime={props.regime} />}
          {props.children}
        </main>
      </div>
      <PageFooter version={props.version} isStaff={actor !== undefined} />
    </Document>
  );
}

function SectionNavigation(props: LayoutProps) {
  const items = props.actor ? navigationFor(props.navigation, props.actor.role) : [];
  return (
    <ServiceNavigation
      class="cw-navigation"
      navigationLabel="Sections"
      items={items.map((item) => ({
        children: item.text,
        href: item.href,
        active: item.section === props.section,
      }))}
    />
  );
}
