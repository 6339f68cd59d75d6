import { saveDrafts } from './save-drafts.ts';
import { idleDialog } from './idle-dialog.ts';

/**
 * Warns before the session ends, and keeps what is being typed. The page says how long in
 * data-idle-warn and data-idle-out (seconds since the page came); the server decides in any case.
 */
export function watchIdle(): void {
  const { idleWarn, idleOut, csrf } = document.body.dataset;
  const warnAfter = Number(idleWarn);
  const outAfter = Number(idleOut);
  if (!csrf || !(warnAfter > 0) || !(outAfter > warnAfter)) return;

  let began = Date.now();
  let isWarned = false;
  const dialog = idleDialog(async () => {
    const reply = await fetch('/session/stay', { method: 'POST', headers: { 'x-csrf-token': csrf } });
    if (!reply.ok) throw new Error('the session has ended');
    began = Date.now();
    isWarned = false;
  });

  // A laptop that slept wakes with the clock far on, so time is read, never counted.
  const watching = setInterval(() => {
    const idleS = (Date.now() - began) / 1000;
    if (idleS >= outAfter) {
      clearInterval(watching);
      location.assign('/sign-in?ended=idle');
    } else if (idleS >= warnAfter) {
      if (!isWarned) void saveDrafts(csrf).then((saved) => dialog.saved(saved));
      isWarned = true;
      dialog.show(Math.ceil(outAfter - idleS));
    }
  }, 1000);
}
