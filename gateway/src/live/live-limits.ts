/** How streams of hits are served. */
export interface LiveLimits {
  /** Streams of this process at most. */
  maxStreams: number;
  /** Streams of one bureau at most, so that none takes the places of all. */
  maxStreamsOfBureau: number;
  /** How long one call to the hit desk waits for something to tell, in ms. */
  waitMs: number;
  /** Pause between signs of life, in ms: proxies cut connections that are silent for long. */
  heartbeatMs: number;
  /** How often the token is checked again, in ms: an expired or revoked one is good for no longer than this. */
  recheckMs: number;
  /** How long a client may leave unread what it was sent, in ms. */
  patienceMs: number;
  /** How long the hit desk may be out of reach before clients are told, in ms. */
  silenceMs: number;
}

/** The usual limits: each has room for the worst that clients, proxies and restarts do. */
export const liveLimits: LiveLimits = {
  maxStreams: 1_000,
  maxStreamsOfBureau: 100,
  waitMs: 10_000,
  heartbeatMs: 15_000,
  recheckMs: 5_000,
  patienceMs: 10_000,
  silenceMs: 3_000,
};
