import type { VNode } from 'preact';
import { renderPage } from '../render.ts';
import type { Shell } from '../shell.ts';
import { GalleryListPage } from './list-page.tsx';

export { sampleShell } from './sample-shell.ts';

type Draw = (shell: Shell, query: unknown) => VNode;

const pages: Record<string, Draw> = {
  '/gallery/list': (shell, query) => <GalleryListPage shell={shell} query={query} />,
};

export const galleryPaths: readonly string[] = Object.keys(pages);

/** A page of the gallery as HTML; undefined when there is none at that path. */
export function galleryPage(path: string, query: unknown, shell: Shell): string | undefined {
  const draw = pages[path];
  return draw && renderPage(draw(shell, query));
}
