/**
 * The version of the rules by which names become keys: to be raised with every change of what `candidateKeysOf` or
 * `birthDateKeysOf` gives for any name. A process that starts with a newer one first gives every person on record the new keys.
 */
export const KEY_SCHEME = 1;
