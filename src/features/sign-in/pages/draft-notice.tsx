import { InsetText } from '../../../web/components/index.ts';
import { momentInWords } from '../../../web/formats.ts';
import type { Draft } from '../types.ts';

/** At the top of a form into which a draft was put back. */
export function DraftNotice({ draft }: { draft: Draft | undefined }) {
  if (!draft) return null;
  return (
    <InsetText>
      We put back what you were typing {momentInWords(draft.savedAt)}. Check it before you send it.
    </InsetText>
  );
}
