const mostFailures = 5;

/** Keeps the part of the page marked `data-live="seconds"` fresh, from the page's own address, until it says no more. */
async function keepFresh(first: HTMLElement): Promise<void> {
  let part = first;
  let failures = 0;
  while (failures < mostFailures) {
    const seconds = Number(part.dataset['live']);
    if (!seconds) return;
    await wait(seconds * (failures + 1));
    const fresh = await fetchAgain(part.id);
    if (fresh === 'signed-out') return location.reload();
    if (!fresh) {
      failures += 1;
      continue;
    }
    failures = 0;
    if (fresh.dataset['liveState'] !== part.dataset['liveState']) tell(fresh.dataset['liveSays'] ?? '');
    part.replaceWith(fresh);
    part = fresh;
  }
}

function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      if (!document.hidden) return resolve();
      document.addEventListener('visibilitychange', () => resolve(), { once: true });
    }, seconds * 1000);
  });
}

async function fetchAgain(id: string): Promise<HTMLElement | 'signed-out' | undefined> {
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (response.redirected) return 'signed-out';
    if (!response.ok) return undefined;
    const again = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = again.getElementById(id);
    document.title = again.title;
    return fresh ? document.adoptNode(fresh) : undefined;
  } catch {
    return undefined;
  }
}

/** Only a change of state is read out: every count would drown everything else. */
function tell(words: string): void {
  const said = document.querySelector('[data-live-said]');
  if (said) said.textContent = words;
}

const part = document.querySelector<HTMLElement>('[data-live]');
if (part) void keepFresh(part);
