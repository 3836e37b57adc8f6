/** One request of a viewer. */
export interface Operation {
  query: string;
  variables: Record<string, unknown>;
}
