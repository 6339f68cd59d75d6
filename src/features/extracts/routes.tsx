import { emptyForm, type FormState } from '../../web/forms/index.ts';
import { momentInWords } from '../../web/formats.ts';
import {
  page,
  redirect,
  refused,
  type Answer,
  type Asked,
  type Route,
  type UploadedFile,
} from '../../web/server/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import { jobPath } from '../progress/index.ts';
import { ExtractPage } from './pages/extract-page.tsx';
import { LandingFormPage } from './pages/landing-form-page.tsx';
import type { Expected, ExtractsParts } from './types.ts';
import { askToLand } from './use-cases/ask-to-land.ts';
import { openExtract } from './use-cases/open-extract.ts';
import { prepareLanding } from './use-cases/prepare-landing.ts';
import { releaseExtract } from './use-cases/release-extract.ts';

const section = 'sources';

export function extractsUseCases(parts: Pick<ExtractsParts, 'land'>) {
  return { askToLand: askToLand(parts), openExtract, prepareLanding, releaseExtract: releaseExtract(parts) };
}

function drawForm(asked: Asked, expected: Expected, form: FormState): Answer {
  const { code, name } = expected.source;
  return page('Land an extract', <LandingFormPage expected={expected} form={form} csrf={asked.csrf} />, {
    section,
    back: { href: `/sources/${code}`, text: `Back to ${name}` },
    hasFaults: form.faults.length > 0,
  });
}

const fault = (message: string): FormState => ({ values: {}, faults: [{ field: 'file', message }] });

/** Puts the sent file into the store, or says what is wrong with it. */
async function keep(
  files: FileStore,
  file: UploadedFile | undefined,
  mostBytes: number,
): Promise<{ sha256: string } | string> {
  if (!file) return 'Choose the file to land';
  const stored = await files.put(file.stream as AsyncIterable<Uint8Array>, mostBytes);
  if (!stored.ok) return stored.refusal.message;
  const { sha256, byteCount } = stored.value;
  const cut = file.isTooLarge();
  if (cut || byteCount === 0) await files.dispose(sha256);
  if (cut)
    return `The file is larger than the ${Math.floor(mostBytes / 1_048_576)} MiB that one file may have. Send it in parts.`;
  return byteCount === 0 ? 'The file is empty. Choose another, or ask the sender for it again' : { sha256 };
}

export function extractsRoutes(does: ReturnType<typeof extractsUseCases>, files: FileStore): Route[] {
  return [
    {
      method: 'GET',
      path: '/sources/:code/extracts/new',
      async answer(asked) {
        const prepared = await asked.perform(prepareLanding, { code: asked.params['code'] });
        if (!prepared.ok) return refused(prepared.refusal);
        return drawForm(asked, prepared.value, emptyForm);
      },
    },
    {
      method: 'POST',
      path: '/sources/:code/extracts/new',
      upload: true,
      async answer(asked) {
        const code = asked.params['code'] ?? '';
        // Whether they may is asked before a byte is kept.
        const prepared = await asked.perform(prepareLanding, { code });
        if (!prepared.ok) return refused(prepared.refusal);
        const kept = await keep(files, asked.file, prepared.value.mostBytes);
        if (typeof kept === 'string') return drawForm(asked, prepared.value, fault(kept));
        const fileName = asked.file?.fileName || 'unnamed';
        const begun = await asked.perform(does.askToLand, { code, sha256: kept.sha256, fileName });
        if (!begun.ok) return refused(begun.refusal);
        if (begun.value.kind === 'asked') return redirect(jobPath(begun.value.runId));
        const { extractNo, receivedAt } = begun.value;
        return redirect(
          `/extracts/${extractNo}`,
          `This very file was received on ${momentInWords(receivedAt)}. Nothing was done again; this is its receipt.`,
        );
      },
    },
    {
      method: 'GET',
      path: '/extracts/:no',
      async answer(asked) {
        const opened = await asked.perform(openExtract, { no: asked.params['no'] });
        if (!opened.ok) return refused(opened.refusal);
        const extract = opened.value;
        const mayKeep = asked.actor.role === 'data-steward' && extract.mayKeep;
        return page(
          `Extract ${extract.no}`,
          <ExtractPage extract={extract} csrf={asked.csrf} mayKeep={mayKeep} />,
          {
            section,
            wide: true,
            back: { href: `/sources/${extract.source.code}`, text: `Back to ${extract.source.name}` },
          },
        );
      },
    },
    {
      method: 'POST',
      path: '/extracts/:no/release',
      async answer(asked) {
        const begun = await asked.perform(does.releaseExtract, { no: asked.params['no'] });
        return begun.ok ? redirect(jobPath(begun.value)) : refused(begun.refusal);
      },
    },
  ];
}
