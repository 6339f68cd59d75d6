export { openFileStore, type FileStore, type OpenFile, type StoredFile } from './file-store.ts';
