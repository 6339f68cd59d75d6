/**
 * Posts each form that has a place for drafts (data-draft-url). Files and passwords are left out.
 *
 * @returns whether all were kept; undefined when there was none
 */
export async function saveDrafts(csrf: string): Promise<boolean | undefined> {
  const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-draft-url]')];
  if (forms.length === 0) return undefined;
  const kept = await Promise.all(forms.map((form) => saveDraft(form, csrf)));
  return kept.every(Boolean);
}

async function saveDraft(form: HTMLFormElement, csrf: string): Promise<boolean> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const input = form.elements.namedItem(name);
    const isSecret = input instanceof HTMLInputElement && input.type === 'password';
    if (typeof value === 'string' && !isSecret) body.append(name, value);
  }
  try {
    const url = form.dataset['draftUrl'] ?? '';
    const reply = await fetch(url, { method: 'POST', body, headers: { 'x-csrf-token': csrf } });
    return reply.ok;
  } catch {
    return false;
  }
}
