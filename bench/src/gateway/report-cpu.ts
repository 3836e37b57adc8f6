/** Loaded before a gateway's own code (`--require`): tells the benchmark what the process has used of the processor. */
process.on('message', (message) => {
  if (message === 'cpu') process.send?.({ cpu: process.cpuUsage() });
});
// The gateway ends when it wants to, not when nobody asks any more.
process.channel?.unref();
