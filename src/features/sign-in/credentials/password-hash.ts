import { hash, verify } from '@node-rs/argon2';
import { ok, refuse, type Result } from '../../../kernel/result.ts';

/** Argon2id (the package's default kind) with 64 MiB, 3 passes, 1 lane: about 35 ms. OWASP's floor is 19 MiB and 2. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** At once, so that a flood of sign-ins holds at most 256 MiB; and waiting, so that it holds nobody for long. */
const atOnce = 4;
const mostWaiting = 200;

let running = 0;
const waiting: (() => void)[] = [];

/** What is stored of a password. */
export async function hashPassword(password: string): Promise<Result<string>> {
  return inTurn(() => hash(normalise(password), cost));
}

let nobodys: Promise<string> | undefined;

/**
 * Whether this is the password.
 * @param stored undefined when there is no such account: the same work is done, and the answer is no
 */
export async function matchesPassword(
  stored: string | undefined,
  password: string,
): Promise<Result<boolean>> {
  nobodys ??= hash('nobody has this password', cost);
  const against = stored ?? (await nobodys);
  return inTurn(async () => (await verify(against, normalise(password))) && stored !== undefined);
}

/** The same letters, however the keyboard composed them. */
function normalise(password: string): string {
  return password.normalize('NFKC');
}

async function inTurn<T>(work: () => Promise<T>): Promise<Result<T>> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting)
      return refuse(
        'refused',
        'sign-in/busy',
        'Many people are signing in at this moment. Try again in a minute.',
      );
    // Whoever finishes hands over their place.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return ok(await work());
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
