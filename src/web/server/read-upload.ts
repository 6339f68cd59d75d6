import type { FastifyRequest } from 'fastify';
import type { FormBody, UploadedFile } from './route.ts';

export interface ReadForm {
  body: FormBody;
  file?: UploadedFile;
  /** Lets what was not read run off, so that the connection can be used again. */
  drain(): Promise<void>;
}

/**
 * Reads a multipart form up to its first file, which is left as a stream. What stands after the file is not read.
 * @param fileBytes the most a file may hold
 */
export async function readUpload(request: FastifyRequest, fileBytes: number): Promise<ReadForm> {
  const body: FormBody = Object.create(null) as FormBody;
  const parts = request.parts({
    limits: { fileSize: fileBytes, files: 1, fields: 100, fieldSize: 100_000, headerPairs: 20 },
  });
  for (;;) {
    const next = await parts.next();
    const part = next.done ? undefined : next.value;
    if (part === undefined) return { body, drain: async () => {} };
    if (part.type === 'field') addField(body, part.fieldname, String(part.value));
    else if (part.filename === '' || part.filename === undefined) part.file.resume();
    else {
      const { file, filename, fieldname } = part;
      return {
        body,
        file: { field: fieldname, fileName: filename, stream: file, isTooLarge: () => file.truncated },
        async drain() {
          file.resume();
          await parts.return?.(undefined);
        },
      };
    }
  }
}

function addField(body: FormBody, name: string, value: string): void {
  const before = body[name];
  body[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
}
