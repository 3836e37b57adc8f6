import { readFile } from 'node:fs/promises';

const READ_MS = 2_000;

/** Reads a text file each time it is asked. */
export function fileSource(path: string): () => Promise<string> {
  return () => readFile(path, { encoding: 'utf8', signal: AbortSignal.timeout(READ_MS) });
}

/** Reads the text at an address each time it is asked: what answers with anything but success is no answer. */
export function urlSource(url: string): () => Promise<string> {
  return async () => {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(READ_MS) });
    const text = await response.text();
    if (!response.ok) throw new Error(`answered ${response.status}`);
    return text;
  };
}
