/** When things went wrong in the past day. Scenarios share these windows: each one more is a solve more at the start. */
export const EARLIER = { startHoursAgo: 14, endHoursAgo: 13 } as const;
export const LATELY = { startHoursAgo: 6, endHoursAgo: 5 } as const;
