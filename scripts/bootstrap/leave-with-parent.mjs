// Loaded before a program that bootstrap starts. Bootstrap can be killed without a chance to pass that on
// (closing its channel is all that is left); the program then stops as if it had been asked to.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
