// Apollo Sandbox in a frame; this page sends its requests, so no other site is let in.
if (window.EmbeddedSandbox !== undefined) {
  fetch('/explorer/settings.json')
    .then((response) => response.json())
    .then(({ operations, headers }) => {
      const [first] = operations;
      document.getElementById('explorer').textContent = '';
      new window.EmbeddedSandbox({
        target: '#explorer',
        initialEndpoint: new URL('/graphql', location.href).href,
        initialState: { document: first.query, variables: JSON.parse(first.variables), headers },
        runTelemetry: false,
      });
    });
}
