/** A moment (unix milliseconds) as the value of a datetime-local input: the reader's wall clock, to the second. */
export function toLocalInput(milliseconds: number): string {
  const offsetMs = new Date(milliseconds).getTimezoneOffset() * 60_000;
  return new Date(milliseconds - offsetMs).toISOString().slice(0, 19);
}
