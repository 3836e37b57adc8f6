// GraphiQL with a tab for each named operation. Nothing that is typed here is kept by the browser: tokens and names are not its to keep.
const nowhere = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
  clear: () => undefined,
  length: 0,
};

fetch('/explorer/settings.json')
  .then((response) => response.json())
  .then(({ operations, headers, introspection }) => {
    const defaultTabs = operations.map(({ query, variables }) => ({
      query,
      variables,
      headers: JSON.stringify(headers, null, 2),
    }));
    const fetcher = async (request, options) => {
      // The question for the schema is sent before any tab is open.
      const sent = { ...headers, ...options?.headers };
      const answer = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...sent },
        body: JSON.stringify(request),
      });
      return answer.json();
    };
    const explorer = React.createElement(GraphiQL, {
      fetcher,
      defaultTabs,
      // GraphiQL shows those of the first tab only if it is told them once more.
      variables: defaultTabs[0].variables,
      headers: defaultTabs[0].headers,
      defaultEditorToolsVisibility: 'variables',
      shouldPersistHeaders: false,
      storage: nowhere,
      // Where the schema may not be asked for there is none to complete from.
      ...(introspection ? {} : { schema: null }),
    });
    ReactDOM.createRoot(document.getElementById('explorer')).render(explorer);
  });
