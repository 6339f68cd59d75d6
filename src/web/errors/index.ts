export { ExpiredFormPage, NotFoundPage, OutagePage, TooManyRequestsPage } from './edge-pages.tsx';
export { RefusalPage, statusOf } from './refusal-page.tsx';
