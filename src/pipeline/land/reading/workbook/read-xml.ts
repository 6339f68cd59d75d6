import { SaxesParser } from 'saxes';
import { RefusalError } from '../../../../kernel/result.ts';
import { halfWritten } from '../unpack.ts';
import { refused } from './open-archive.ts';

export interface XmlHandlers {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML as a stream, names without their prefix. A document type is refused: it could define entities that unfold
 * without end or name files to be fetched, and no data needs one.
 *
 * @yields after each part of the bytes, so that the caller can hand on what the handlers gathered
 */
export async function* readXml(
  bytes: AsyncIterable<Buffer>,
  fileName: string,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false });
  let fault: Error | undefined;
  parser.on('error', (error) => {
    fault ??= /unclosed|unexpected end/i.test(error.message)
      ? halfWritten(fileName, 'its XML ends too early')
      : halfWritten(fileName, 'its XML is damaged');
  });
  parser.on('doctype', () => {
    fault = refused(fileName, 'its XML has a document type (DTD), which could hide harm and is never needed');
  });
  parser.on('opentag', ({ name, attributes }) => {
    handlers.open?.(localName(name), attributes as Record<string, string>);
  });
  const onText = (text: string) => handlers.text?.(text);
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', ({ name }) => handlers.close?.(localName(name)));
  const check = () => {
    if (fault) throw fault;
  };
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const part of bytes) {
      parser.write(decoder.decode(part, { stream: true }));
      check();
      yield;
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (thrown) {
    if (thrown instanceof RefusalError || fault) throw fault ?? thrown;
    if (thrown instanceof TypeError) throw refused(fileName, 'its XML is not UTF-8');
    throw thrown;
  }
  check();
  yield;
}

/** Reads all of it, where only the handlers matter. */
export async function readAllXml(
  bytes: AsyncIterable<Buffer>,
  fileName: string,
  handlers: XmlHandlers,
): Promise<void> {
  const reading = readXml(bytes, fileName, handlers);
  while (!(await reading.next()).done);
}
