export { createServer } from './create-server.ts';
export {
  csv,
  freshCodeField,
  json,
  page,
  redirect,
  refused,
  type Answer,
  type Arrival,
  type Asked,
  type FormBody,
  type FreshFactor,
  type OpenRoute,
  type PageOptions,
  type Route,
  type StaffRoute,
  type UploadedFile,
} from './route.ts';
export type { ServerParts } from './server-parts.ts';
