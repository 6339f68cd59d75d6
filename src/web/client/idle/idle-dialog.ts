export interface IdleDialog {
  show(secondsLeft: number): void;
  /** Tells whether what was typed has been kept; undefined when there was nothing to keep. */
  saved(isSaved: boolean | undefined): void;
}

/** "You will be signed out in 2 minutes", with a button that stays. */
export function idleDialog(stay: () => Promise<void>): IdleDialog {
  const dialog = document.createElement('dialog');
  dialog.className = 'cw-idle';
  dialog.setAttribute('aria-labelledby', 'cw-idle-title');
  const title = add(dialog, 'h2', 'govuk-heading-m');
  title.id = 'cw-idle-title';
  title.textContent = 'You will soon be signed out';
  const words = add(dialog, 'p', 'govuk-body');
  words.setAttribute('role', 'status');
  const draft = add(dialog, 'p', 'govuk-body');
  const button = add(dialog, 'button', 'govuk-button');
  button.textContent = 'Stay signed in';
  document.body.append(dialog);

  const stayAndClose = async () => {
    try {
      await stay();
      dialog.close();
    } catch {
      words.textContent = 'You have been signed out. Sign in again to carry on.';
    }
  };
  button.addEventListener('click', () => void stayAndClose());
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    void stayAndClose();
  });

  return {
    show(secondsLeft) {
      const text = `You have not done anything for a while. We will sign you out in ${inWords(secondsLeft)}.`;
      if (words.textContent !== text) words.textContent = text;
      if (!dialog.open) dialog.showModal();
    },
    saved(isSaved) {
      if (isSaved === undefined) return;
      draft.textContent = isSaved
        ? 'What you have typed is saved as a draft.'
        : 'What you have typed could not be saved. Copy it before you leave.';
    },
  };
}

/** Whole minutes, then tens of seconds, so that a screen reader is not read every second. */
function inWords(seconds: number): string {
  if (seconds > 60) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.max(10, Math.ceil(seconds / 10) * 10)} seconds`;
}

function add<K extends keyof HTMLElementTagNameMap>(to: HTMLElement, name: K, className: string) {
  const element = document.createElement(name);
  element.className = className;
  to.append(element);
  return element;
}
