import { listModules, readText } from './source-files.ts';

/** The text of every module that may declare an address: routes of features, the shell, and where they are wired. */
const declaring = listModules()
  .filter((path) =>
    /(^src\/main\/|^src\/web\/(?!client\/|components\/)|\/routes?\b[^/]*\.tsx?$|\/routes\/)/.test(path),
  )
  .map(readText)
  .join('\n');

/** Whether some route is declared for an address such as `/incidents` or `/incidents/CW-7K3-4QD`. */
export function isRouted(address: string, text = declaring): boolean {
  return [...text.matchAll(/['"`](\/[a-z0-9/:_*-]*)['"`]/gi)].some(([, declared = '']) => {
    const pattern = declared.replaceAll(/:[a-z]+/gi, '[^/]+').replaceAll('*', '.*');
    return new RegExp(`^${pattern}$`).test(address);
  });
}
