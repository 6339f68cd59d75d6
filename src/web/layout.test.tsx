import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { sampleActor, sampleShell } from './gallery/sample-shell.ts';
import { Layout, type LayoutProps } from './layout.tsx';
import { PublicLayout } from './public-layout.tsx';
import { renderPage } from './render.ts';
import { findAll, parseHtml, wordsOf } from './testing/html-tree.ts';

const names = ['main.css', 'main.js', 'atkinson-latin.woff2', 'favicon.svg', 'map.js', 'maplibre-gl.css'];
const assets = Object.fromEntries(names.map((name) => [name, `hashed-${name}`]));
const shell = sampleShell(assets);
const draw = (props: Partial<LayoutProps> = {}) =>
  parseHtml(
    renderToString(
      <Layout {...shell} title="Incidents" section="incidents" {...props}>
        <h1>Incidents</h1>
      </Layout>,
    ),
  );
const headerWords = (isFictional: boolean) => wordsOf(findAll(draw({ fictional: isFictional }), 'header'));
const byClass = (tree: ReturnType<typeof draw>, name: string, wanted: string) =>
  findAll(tree, name).filter((node) => node.attributes['class']?.split(' ').includes(wanted));

describe('a staff page', () => {
  it('is a whole document in English, titled for the page and the service', () => {
    const html = renderPage(
      <Layout {...shell} title="Incidents">
        <h1>Incidents</h1>
      </Layout>,
    );
    expect(html).toMatch(/^<!doctype html><html lang="en"/);
    expect(wordsOf(findAll(parseHtml(html), 'title'))).toBe('Incidents – Commonweal');
  });

  it('says in its title that there are faults', () => {
    expect(wordsOf(findAll(draw({ hasFaults: true }), 'title'))).toBe('Error: Incidents – Commonweal');
  });

  it('shows who is signed in, for whom, and a way out that a link cannot press', () => {
    const tree = draw();
    expect(wordsOf(byClass(tree, 'a', 'cw-account__who'))).toContain(
      'Bryony Ashcombe coordinator, Wexcombe District Council',
    );
    const [form] = findAll(tree, 'form');
    expect(form!.attributes).toMatchObject({ method: 'post', action: '/sign-out' });
    expect(findAll([form!], 'input')[0]!.attributes).toMatchObject({ name: '_csrf', value: 'sample-token' });
  });

  it('offers a coordinator no administration, and an administrator some', () => {
    const links = (tree: ReturnType<typeof draw>) =>
      byClass(tree, 'a', 'govuk-service-navigation__link').map((link) => wordsOf([link]));
    expect(links(draw())).not.toContain('Administration');
    expect(links(draw({ actor: { ...sampleActor, role: 'administrator' } }))).toContain('Administration');
  });

  it('lights the section the page is in', () => {
    const lit = byClass(draw(), 'a', 'govuk-service-navigation__link').filter(
      (link) => link.attributes['aria-current'],
    );
    expect(lit.map((link) => [wordsOf([link]), link.attributes['aria-current']])).toEqual([
      ['Incidents', 'true'],
    ]);
  });

  it('says that the county is made up only when it is', () => {
    expect(headerWords(true)).toContain('Fictional county: every name here is made up');
    expect(headerWords(false)).not.toContain('made up');
  });

  it('says which law its records are held under', () => {
    expect(wordsOf(findAll(draw({ regime: 'dpa-part-3' }), 'main'))).toContain(
      'Data Protection Act 2018, Part 3',
    );
  });

  it('lets the keyboard skip to what the page is for', () => {
    const [skip] = byClass(draw(), 'a', 'govuk-skip-link');
    const [main] = findAll(draw(), 'main');
    expect(skip!.attributes['href']).toBe(`#${main!.attributes['id']}`);
  });

  it('gives each script the nonce of this response, and takes every file from here', () => {
    const tree = draw({ scripts: ['map.js'], styles: ['maplibre-gl.css'] });
    const scripts = findAll(tree, 'script');
    expect(scripts.map((script) => script.attributes['nonce'])).toEqual([
      shell.nonce,
      shell.nonce,
      shell.nonce,
    ]);
    const files = [
      ...findAll(tree, 'link').map((l) => l.attributes['href']),
      ...scripts.map((s) => s.attributes['src']),
    ];
    expect(files.filter(Boolean).every((file) => file!.startsWith('/assets/hashed-'))).toBe(true);
  });

  it('tells the browser how long a session may be idle only when someone is signed in', () => {
    const idle = { warnAfterSeconds: 780, signOutAfterSeconds: 900 };
    const data = (props: Partial<LayoutProps>) => findAll(draw({ idle, ...props }), 'body')[0]!.attributes;
    expect(data({})).toMatchObject({ 'data-idle-warn': '780', 'data-idle-out': '900' });
    expect(data({ actor: undefined })).not.toHaveProperty('data-idle-warn');
  });
});

describe('a public page', () => {
  it('has a neutral title and no account', () => {
    const tree = parseHtml(
      renderToString(
        <PublicLayout {...shell} title="Sign in">
          <h1>Sign in</h1>
        </PublicLayout>,
      ),
    );
    expect(wordsOf(findAll(tree, 'title'))).toBe('Sign in');
    expect(wordsOf(tree)).not.toContain('Bryony Ashcombe');
    expect(findAll(tree, 'form')).toEqual([]);
  });
});
