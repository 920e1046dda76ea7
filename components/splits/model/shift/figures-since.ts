const WEEK_SECONDS = 7 * 86_400;
const MINUTE_SECONDS = 60;

/**
 * From when on requests count (unix seconds): since the last step (ISO 8601), but at most a week ago, which moves by whole
 * minutes only so that the same is not asked anew all the time.
 */
export function figuresSince(steppedAt: string, nowMs: number): number {
  const stepped = Math.floor(Date.parse(steppedAt) / 1000);
  const week = nowMs / 1000 - WEEK_SECONDS;
  const oldest = (Math.floor(week / MINUTE_SECONDS) + 2) * MINUTE_SECONDS;
  return Number.isFinite(stepped) ? Math.max(stepped, oldest) : oldest;
}
