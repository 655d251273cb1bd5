// node scripts/run.mjs COMMAND …: what every npm script calls. Old syntax only, and nothing imported
// that an old Node does not have, so that one says what it needs and not where it stumbled.
import { fileURLToPath } from 'url';

var WANTED = [20, 19];

var found = process.versions.node.split('.').map(Number);
if (found[0] < WANTED[0] || (found[0] === WANTED[0] && found[1] < WANTED[1])) {
  console.error(
    'Portolan needs Node.js ' + WANTED.join('.') + ' or newer; this is ' + process.version + '.',
  );
  process.exit(1);
}

// The ORM queues queries on one connection, which its driver announces to deprecate: not a person's business.
process.noDeprecation = true;
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
import('tsx/esm/api')
  .then(function (tsx) {
    tsx.register();
    return import(new URL('./commands.ts', import.meta.url).href);
  })
  .then(function (commands) {
    return commands.main(process.argv.slice(2));
  })
  .catch(function (error) {
    var missing = error.code === 'ERR_MODULE_NOT_FOUND' && /'tsx'/.test(error.message);
    console.error(
      'Portolan: ' + (missing ? 'its packages are not installed: run npm ci' : error.stack),
    );
    process.exit(1);
  });
