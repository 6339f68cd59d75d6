import type { VNode } from 'preact';
import { Button, Input, PasswordInput } from '../components/index.ts';
import { NotFoundPage, OutagePage, RefusalPage, TooManyRequestsPage } from '../errors/index.ts';
import { Form } from '../forms/index.ts';
import { PageHeading } from '../page-heading.tsx';
import { PublicLayout } from '../public-layout.tsx';
import { renderPage } from '../render.ts';
import type { Shell } from '../shell.ts';
import { GalleryFiguresPage } from './figures-page.tsx';
import { GalleryListPage } from './list-page.tsx';
import { GalleryQuestionsPage } from './questions-page.tsx';
import { GalleryRecordPage } from './record-page.tsx';
import { GalleryStatesPage } from './states-page.tsx';

export { sampleShell } from './sample-shell.ts';

type Draw = (shell: Shell, query: unknown) => VNode;

const requestId = 'req-7f3k2';

const pages: Record<string, Draw> = {
  '/gallery/list': (shell, query) => <GalleryListPage shell={shell} query={query} />,
  '/gallery/questions': (shell) => <GalleryQuestionsPage shell={shell} hasFaults={false} />,
  '/gallery/questions/faults': (shell) => <GalleryQuestionsPage shell={shell} hasFaults />,
  '/gallery/record': (shell) => <GalleryRecordPage shell={shell} />,
  '/gallery/states': (shell) => <GalleryStatesPage shell={shell} />,
  '/gallery/figures': (shell) => <GalleryFiguresPage shell={shell} />,
  '/gallery/public': (shell) => (
    <PublicLayout {...shell} title="Sign in">
      <PageHeading title="Sign in" />
      <Form csrfToken={shell.csrfToken}>
        <Input label="Email address" name="email" type="email" autocomplete="username" />
        <PasswordInput label="Password" name="password" />
        <Button>Continue</Button>
      </Form>
    </PublicLayout>
  ),
  '/gallery/forbidden': (shell) => (
    <RefusalPage
      shell={shell}
      requestId={requestId}
      refusal={{
        kind: 'forbidden',
        code: 'access/role',
        message: 'This person is known only to Wexcombe Homes, and your role does not open its records.',
      }}
    />
  ),
  '/gallery/refused': (shell) => (
    <RefusalPage
      shell={shell}
      requestId={requestId}
      refusal={{
        kind: 'refused',
        code: 'extracts/too-late',
        message: 'This extract was superseded on 3 November 2025, so it cannot be undone.',
        fields: [{ field: 'extract', message: 'Choose an extract that is still in use' }],
      }}
    />
  ),
  '/gallery/missing': (shell) => <NotFoundPage shell={shell} requestId={requestId} />,
  '/gallery/too-many': (shell) => (
    <TooManyRequestsPage shell={shell} requestId={requestId} retryAfterSeconds={90} />
  ),
  '/gallery/outage': (shell) => <OutagePage shell={{ ...shell, actor: undefined }} requestId={requestId} />,
};

export const galleryPaths: readonly string[] = Object.keys(pages);

/** A page of the gallery as HTML; undefined when there is none at that path. */
export function galleryPage(path: string, query: unknown, shell: Shell): string | undefined {
  const draw = pages[path];
  return draw && renderPage(draw(shell, query));
}
