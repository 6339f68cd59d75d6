import { Agent, request } from 'node:http';

export interface Page {
  status: number;
  /** Milliseconds from sending the request to the last byte. */
  ms: number;
  bytes: number;
  html: string;
  location: string | undefined;
}

const timeoutMs = 20_000;

/** As much of a browser as a benchmark needs: cookies, kept connections, forms with their token. */
export class BenchBrowser {
  readonly #cookies = new Map<string, string>();
  readonly #agent = new Agent({ keepAlive: true });
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  /** One press on the demonstration's sign-in page. */
  async signIn(email: string): Promise<void> {
    await this.send('/sign-in', { email }, '/sign-in/demonstration');
    if (!this.#cookies.has('cw-local-session')) throw new Error(`${email} could not be signed in`);
  }

  /** Opens the page a form is on and sends the form. */
  async send(onPage: string, fields: Record<string, string>, action: string): Promise<Page> {
    const token = /name="_csrf" value="([^"]+)"/.exec((await this.get(onPage)).html)?.[1] ?? '';
    return this.#ask('POST', action, new URLSearchParams({ _csrf: token, ...fields }).toString());
  }

  get(path: string): Promise<Page> {
    return this.#ask('GET', path);
  }

  close(): void {
    this.#agent.destroy();
  }

  #ask(method: 'GET' | 'POST', path: string, body?: string): Promise<Page> {
    return new Promise((resolve, reject) => {
      const began = performance.now();
      const asked = request(
        new URL(path, this.#address),
        {
          method,
          agent: this.#agent,
          timeout: timeoutMs,
          headers: {
            accept: 'text/html',
            cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
            ...(body !== undefined && {
              origin: new URL(this.#address).origin,
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': Buffer.byteLength(body),
            }),
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', reject);
          answer.on('end', () => {
            const ms = performance.now() - began;
            for (const set of answer.headers['set-cookie'] ?? []) {
              const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
              this.#cookies.set(name!, value!);
            }
            const bytes = Buffer.concat(parts);
            resolve({
              status: answer.statusCode!,
              ms,
              bytes: bytes.length,
              html: bytes.toString(),
              location: answer.headers.location,
            });
          });
        },
      );
      asked.on('timeout', () => asked.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)));
      asked.on('error', reject);
      asked.end(body);
    });
  }
}
