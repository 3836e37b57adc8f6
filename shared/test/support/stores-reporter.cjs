/** Says at the very end of a test run on which stores it ran, and loudly on which not. */
module.exports = class StoresReporter {
  constructor(_globalConfig, stores) {
    this.stores = stores;
  }

  onRunComplete(_contexts, results) {
    const lines = this.stores.tested.map((store) => ranOn(store, results.testResults));
    for (const [store, reason] of Object.entries(this.stores.missing)) lines.push(`NOT RUN on ${store}: ${reason}`);
    process.once('exit', () => process.stderr.write(`\nStores:      ${lines.join('\n             ')}\n`));
  }
};

function ranOn(store, suites) {
  const suffix = store === 'embedded' ? '' : `-${store}`;
  const names = [`integration${suffix}`, `e2e${suffix}`];
  const own = suites.filter((suite) => names.includes(suite.displayName?.name));
  if (own.length === 0) return `${store}: no suites in this run`;
  const failed = own.filter((suite) => suite.numFailingTests > 0 || suite.testExecError).length;
  const tests = own.reduce((sum, suite) => sum + suite.numPassingTests + suite.numFailingTests, 0);
  return `${store}: ${own.length} suites, ${tests} tests, ${failed === 0 ? 'all passed' : `${failed} suites FAILED`}`;
}
