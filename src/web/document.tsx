import type { ComponentChildren } from 'preact';
import { assetUrl, type Assets } from './assets.ts';
import { SkipLink } from './components/skip-link.tsx';

export interface DocumentProps {
  /** The whole of <title>. */
  title: string;
  nonce: string;
  assets: Assets;
  /** Logical names beyond the layout's own, such as `map.js` and `maplibre-gl.css`. */
  scripts?: readonly string[] | undefined;
  styles?: readonly string[] | undefined;
  refreshSeconds?: number | undefined;
  htmlClass?: string | undefined;
  bodyData?: Record<`data-${string}`, string | number | undefined> | undefined;
  children: ComponentChildren;
}

/** No quote, angle bracket or ampersand, so that escaping leaves it as it is. */
const markSupport =
  "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');";

/** Everything round the header, main and footer. */
export function Document(props: DocumentProps) {
  const { assets, nonce } = props;
  const styles = ['main.css', ...(props.styles ?? [])];
  const scripts = ['main.js', ...(props.scripts ?? [])];
  return (
    <html lang="en" class={`govuk-template ${props.htmlClass ?? ''}`.trim()}>
      <head>
        <meta charset="utf-8" />
        <title>{props.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#12212b" />
        <meta name="robots" content="noindex, nofollow" />
        <link
          rel="preload"
          href={assetUrl(assets, 'atkinson-latin.woff2')}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        {styles.map((name) => (
          <link rel="stylesheet" href={assetUrl(assets, name)} />
        ))}
        <link rel="icon" href={assetUrl(assets, 'favicon.svg')} type="image/svg+xml" />
        {props.refreshSeconds && (
          <noscript>
            <meta http-equiv="refresh" content={String(props.refreshSeconds)} />
          </noscript>
        )}
        {scripts.map((name) => (
          <script type="module" src={assetUrl(assets, name)} nonce={nonce} />
        ))}
      </head>
      <body class="govuk-template__body" {...props.bodyData}>
        <script nonce={nonce}>{markSupport}</script>
        <SkipLink href="#main-content">Skip to main content</SkipLink>
        {props.children}
      </body>
    </html>
  );
}
