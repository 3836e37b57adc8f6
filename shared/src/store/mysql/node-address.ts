/** Where one database server is reached, and as whom. */
export interface NodeAddress {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

const DEFAULT_PORT = 3306;

/**
 * Reads a list of database addresses, `mysql://user:password@host:port/database[,...]`: the nodes in order of preference.
 * Special characters in user and password are percent-encoded, the comma too.
 *
 * @throws an error that names the position of the wrong address, never its text: it may hold a password
 */
export function nodeAddresses(list: string): NodeAddress[] {
  const addresses = list.split(',').map((text, index) => nodeAddress(text.trim(), index + 1));
  const databases = new Set(addresses.map((address) => address.database));
  if (databases.size > 1) throw new Error('database addresses: expected one database name, the same on every node');
  return addresses;
}

function nodeAddress(text: string, position: number): NodeAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const database = decodeURIComponent(url?.pathname.slice(1) ?? '');
  if (url === undefined || !/^(mysql|mariadb):$/.test(url.protocol) || url.hostname === '' || database === '') {
    throw new Error(`database address ${position}: expected mysql://user:password@host:port/database`);
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? DEFAULT_PORT : Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
  };
}
