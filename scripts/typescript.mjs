// Loaded by every command before anything else, by whatever Node there is: old syntax only, and
// nothing imported that an old Node does not have.
import { fileURLToPath } from 'url';

var WANTED = [20, 19];

export function requireNode() {
  var found = process.versions.node.split('.').map(Number);
  if (found[0] > WANTED[0] || (found[0] === WANTED[0] && found[1] >= WANTED[1])) return;
  console.error(
    'Portolan needs Node.js ' + WANTED.join('.') + ' or newer; this is ' + process.version + '.',
  );
  process.exit(1);
}

/** Runs `main(argv)` of a TypeScript module, given relative to this folder, in this process. */
export function runTypescript(file, argv) {
  // The ORM queues queries on one connection, which its driver announces to deprecate: not a person's business.
  process.noDeprecation = true;
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  return import('tsx/esm/api')
    .then(function (tsx) {
      tsx.register();
      return import(new URL(file, import.meta.url).href);
    })
    .then(function (module) {
      return module.main(argv);
    })
    .catch(function (error) {
      var missing = error.code === 'ERR_MODULE_NOT_FOUND' && /'tsx'/.test(error.message);
      console.error(
        'Portolan: ' + (missing ? 'its packages are not installed: run npm ci' : error.stack),
      );
      process.exit(1);
    });
}
