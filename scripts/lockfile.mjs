const SYSTEMS = new Set([
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]);
const LIBRARIES = { gnu: 'glibc', musl: 'musl' };

/**
 * The programs for other systems that a lockfile leaves out. npm writes only those it could look up, so a lockfile made
 * against a partial mirror lacks some; `npm ci` then refuses it everywhere, as not being in step with package.json.
 *
 * @param {Record<string, object>} packages of package-lock.json, by path
 * @returns {Record<string, object>} the entries to add, by path; without a checksum, which only the registry knows
 */
export function listMissingEntries(packages) {
  const missing = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isListed(packages, path, name)) continue;
      missing[`node_modules/${name}`] = { version, ...readSystem(name), optional: true };
    }
  }
  return missing;
}

/** Packages lie beside the one that asks for them, or beside any folder above it. */
function isListed(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

/** Such packages are named for what they run on: `binding-linux-arm64-musl`. */
function readSystem(name) {
  const words = name.split('/').at(-1).split('-');
  const at = words.findIndex((word) => SYSTEMS.has(word));
  if (at === -1) return {};
  const [os, cpu, library] = words.slice(at);
  const libc = os === 'linux' ? LIBRARIES[library] : undefined;
  return { cpu: [cpu], ...(libc && { libc: [libc] }), os: [os] };
}
