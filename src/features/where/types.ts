/** A law behind a word: its name and section, and where to read it. */
export interface Law {
  text: string;
  url: string | undefined;
}

/** One entry of docs/glossary.md. */
export interface Term {
  name: string;
  /** The part of the address after `docs/glossary.md#`. */
  anchor: string;
  section: string;
  meaning: string;
  also: string[];
  /** Files and folders, from the repository. */
  files: string[];
  /** Addresses of pages, such as `/incidents`. */
  pages: string[];
  laws: Law[];
}
