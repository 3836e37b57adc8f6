import { type LookupAddress, promises as dns } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Finds the addresses of a host. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

type Network = ReturnType<typeof ipaddr.parseCIDR>;

/**
 * Which addresses webhooks may reach: public ones, and the networks that are allowed by name. It is asked when a webhook is
 * registered and again for every connection, of the very address that is connected to, so that a name which means another
 * address later (DNS rebinding) leads nowhere.
 */
export class WebhookAddresses {
  private readonly networks: readonly Network[];

  /** @param networks in CIDR notation */
  constructor(
    networks: readonly string[],
    private readonly resolve: Resolve = (host) => dns.lookup(host, { all: true, verbatim: true }),
  ) {
    this.networks = networks.map((network) => ipaddr.parseCIDR(network));
  }

  /** Why `text` cannot be a webhook's address, as what was expected instead; undefined when it can. */
  async problem(text: string): Promise<string | undefined> {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) return 'an https address';
    if (url.username !== '' || url.password !== '') return 'an address without a user name or password';
    if (url.hash !== '') return 'an address without a fragment';
    const addresses = await this.resolve(hostOf(url)).catch(() => []);
    if (addresses.length === 0) return 'a host whose name can be resolved';
    if (!addresses.every(({ address }) => this.reachable(address))) return 'a host with public addresses only';
    if (url.protocol === 'http:' && !addresses.every(({ address }) => isLoopback(address))) return 'an https address';
    return undefined;
  }

  /** Whether a connection to this address may be made. */
  reachable(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    if (this.networks.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits)))
      return true;
    return isPublic(parsed);
  }

  /** For connections: resolves names to reachable addresses, and fails when one of them is not. */
  readonly lookup: LookupFunction = (host, options, callback) => {
    this.resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined || !addresses.every(({ address }) => this.reachable(address))) {
          return callback(new UnreachableAddress(), '', 0);
        }
        if (options.all === true) return callback(null, addresses);
        callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };

  /** Sockets do not look up a host that is an address already, so such a one is judged here. @throws UnreachableAddress */
  assertLiteral(url: URL): void {
    const host = hostOf(url);
    if (ipaddr.isValid(host) && !this.reachable(host)) throw new UnreachableAddress();
  }
}

/** The host is, or its name means, an address that webhooks may not reach. */
export class UnreachableAddress extends Error {
  constructor() {
    super('the address is not public');
  }
}

/** The host of a URL, without the brackets of an IPv6 address. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false;
  // Of IPv6 only 2000::/3 is given out (RFC 4291); the rest of what counts as unicast has old ways into IPv4.
  return address.kind() === 'ipv4' || address.match(ipaddr.parse('2000::'), 3);
}

function isLoopback(address: string): boolean {
  return ipaddr.process(address).range() === 'loopback';
}
