import { subgraphNames } from '@crimegraph/shared/config/subgraphs';
import { MRZ_SPECIMENS } from '@crimegraph/shared/mrz/specimens';

/** What is printed when the system is ready: where it is, a token, and a request that answers. */
export function welcome(url: string, token: string, dataDir: string): string {
  const specimen = MRZ_SPECIMENS.find((one) => one.format === 'TD3')?.mrz ?? '';
  const query =
    'query ($mrz: Mrz!) { documentCheckByMrz(mrz: $mrz) { verdict matches { level document { status holder { name { full } } } } } }';
  const body = JSON.stringify({ query, variables: { mrz: specimen } });
  return `
Crimegraph is ready (gateway and ${subgraphNames.length} subgraphs; data in ${dataDir}).

  graph   ${url}
  page    ${new URL('/', url).href}
  explore ${new URL('/explorer', url).href}
  token   ${token}

Try it (a stolen specimen passport; the token is a border guard's of NCB Paris, good for eight hours):

curl -s ${url} \\
  -H 'authorization: Bearer ${token}' \\
  -H 'x-purpose: BORDER_CONTROL' -H 'content-type: application/json' \\
  -d '${body}'

Stop with Ctrl-C.
`;
}
