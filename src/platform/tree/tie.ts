/**
 * What a part has beside its fields, several of a sort: something it cites, an issue it answers. `key` tells it apart from the others
 * of its part.
 */
export interface Tie {
  part: string
  key: string
}

/** The ties of all parts, by their sort. */
export type Ties = Readonly<Record<string, readonly Tie[]>>

/** A tie as one text. */
export const tieText = ({ part, key }: Tie): string => `${part} ${key}`
