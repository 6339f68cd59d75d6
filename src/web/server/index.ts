export { createServer } from './create-server.ts';
export {
  csv,
  json,
  page,
  redirect,
  refused,
  type Answer,
  type Arrival,
  type Asked,
  type BrowserChange,
  type FormBody,
  type Method,
  type OpenRoute,
  type PageOptions,
  type Route,
  type StaffRoute,
  type UploadedFile,
} from './route.ts';
export type { ServerLimits, ServerParts } from './server-parts.ts';
