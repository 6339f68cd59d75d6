export { landExtract, type Landed, type LandingInput } from './land/land-extract.ts';
export type { LandingParts } from './land/landing-parts.ts';
export type { Receipt } from './land/extract-book.ts';
export { shippedMappings } from './mapping/mapping-files.ts';
export { parseMapping } from './mapping/parse-mapping.ts';
export { registerSource, type RegisteredSource } from './mapping/register-source.ts';
export { refreshPicture, type PictureFigures } from './refresh-picture.ts';
export { importGazetteer, type GazetteerImported } from './gazetteer/import-gazetteer.ts';
export {
  mendQuarantined,
  replayQuarantined,
  type MendingParts,
  type ReplayInput,
  type Replayed,
} from './mend/jobs.ts';
export { tryMending, type Mended, type MendInput } from './mend/mend-row.ts';
