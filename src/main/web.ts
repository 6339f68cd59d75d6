import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../platform/config/config.ts';
import { projectRoot } from '../platform/config/project-root.ts';
import { openOrganisationSignIn } from '../platform/oidc/index.ts';
import { openSessions } from '../platform/session/index.ts';
import { readAssets } from '../web/assets.ts';
import { createServer } from '../web/server/index.ts';
import { compose } from './compose.ts';
import { demonstrationAt } from './demo/demonstration.ts';
import { wireFeatures } from './features.ts';
import { listen } from './listen.ts';
import { serverFromParent, whenToldToStop } from './process-life.ts';

/** The web: pages and forms. Stateless; many can stand side by side. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(config.refusal.message);
  const parts = await compose(config.value, serverFromParent(), 'web');
  const { database, gate, secrets, log } = parts;
  const fictional = process.env['COMMONWEAL_FICTIONAL'] === '1';
  const folder = join(projectRoot, 'dist', 'assets');
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  const { oidc, host, port, origin } = config.value;
  const features = wireFeatures(
    { folder: config.value.folder, secrets },
    {
      secrets,
      ...(fictional && { demonstration: demonstrationAt(host) }),
      ...(oidc && {
        organisation: openOrganisationSignIn({
          ...oidc,
          redirectUri: `${origin ?? `http://${host}:${port}`}/sign-in/organisation/back`,
        }),
      }),
    },
  );
  const app = await createServer({
    gate,
    sessions: openSessions({ db: database.db, contextKey: secrets.key('context'), policy: gate.policy }),
    secrets,
    routes: features.routes,
    navigation: features.navigation,
    ...(features.freshFactor && { freshFactor: features.freshFactor }),
    assets: { folder, names: readAssets(folder) },
    origin,
    log,
    version,
    fictional,
  });
  const address = await listen(app, {
    host,
    port,
    triesNext: fictional,
  });
  log.info({ event: 'web.ready', address }, 'the web is ready');
  process.send?.({ ready: true, address });
  await whenToldToStop();
  await app.close();
  await parts.close();
  process.exit(0);
}

await main();
