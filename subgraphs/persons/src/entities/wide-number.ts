/** How a whole number below 2^53 is carried: MySQL gives a `bigint` back as text. */
export const wideNumber = { to: (value: number): number => value, from: Number };
