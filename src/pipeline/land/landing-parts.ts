import type { FileStore } from '../../platform/files/index.ts';

/** What landing needs of the installation. */
export interface LandingParts {
  files: FileStore;
  /** The key under which addresses that must not be found are kept. */
  sealKey: Buffer;
}
