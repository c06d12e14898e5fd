const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });
const dayMs = 86_400_000;

/** A calendar date of the API, `YYYY-MM-DD`, in words: `1 October 2025`. */
export function day(date: string): string {
  return days.format(instantOf(date));
}

/** The window of a lens in words. Its end is exclusive in the API; people mean the last day that is in. */
export function window(from: string | null, to: string | null): string {
  if (to === null) {
    return from === null ? 'at any time' : `since ${day(from)}`;
  }
  const lastDay = days.format(instantOf(to) - dayMs);
  return from === null ? `up to ${lastDay}` : `from ${day(from)} to ${lastDay}`;
}

/** A moment on the reader's own clock. */
export function moment(at: Date): string {
  return moments.format(at);
}

function instantOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
