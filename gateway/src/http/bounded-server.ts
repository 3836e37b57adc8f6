import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Limits } from '../limits/limits';

/** The gateway's own certificate, and whose clients it takes. PEM. */
export interface Tls {
  readonly certificate: string;
  readonly key: string;
  /** Who signs the certificates that clients must show; without it they need none. */
  readonly clientAuthorities?: string | undefined;
}

/** How often connections are looked at for how long they have been at it. */
const CHECK_MS = 1_000;

/** A server that gives each connection so much time, and so many of them, as the limits say; a dead peer is found out by TCP. */
export function boundedServer(listener: RequestListener, limits: Limits, tls?: Tls): Server {
  const options: ServerOptions = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: CHECK_MS,
    keepAlive: true,
    keepAliveInitialDelay: CHECK_MS * 30,
  };
  const server =
    tls === undefined ? createServer(options, listener) : createTlsServer({ ...options, ...of(tls) }, listener);
  server.maxConnections = limits.connections;
  server.prependListener('request', (_request, response) => {
    // Prefinish: all of the answer has been given out, and the client has so long to take it.
    response.once('prefinish', () => {
      const timer = setTimeout(() => response.socket?.destroy(), limits.responseMs).unref();
      response.once('close', () => clearTimeout(timer));
    });
  });
  return server;
}

function of({ certificate, key, clientAuthorities }: Tls) {
  const clients =
    clientAuthorities === undefined ? {} : { ca: clientAuthorities, requestCert: true, rejectUnauthorized: true };
  return { cert: certificate, key, minVersion: 'TLSv1.2' as const, ...clients };
}
