const both = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Names in a row: `Ann`, `Ann and Ben`, `Ann, Ben and Cat`. */
export function list(names: readonly string[]): string {
  return both.format(names);
}

/** A word of code in words: `danceFloor` and `DANCE_FLOOR` are both `Dance floor`. */
export function spaced(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLowerCase();
  return capitalised(words);
}

/** Words as the beginning of a sentence. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
