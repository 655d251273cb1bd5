// Loaded into a tool or the server before its own code. The channel to the process that started it
// closes when that one dies, however it dies: a server without it would hold the port for ever.
const PATIENCE_MS = 15_000;

// See scripts/run.mjs: what a library's driver means to change one day is not a person's business.
process.noDeprecation = true;

// Whatever the tool starts inherits this file; those processes are the tool's own affair.
if (process.env.PORTOLAN_STARTER === String(process.ppid)) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  });
  // Listening must not keep a tool alive that has done its work.
  process.channel?.unref();
}
