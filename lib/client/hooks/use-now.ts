"use client";
import { useEffect, useState } from "react";

/** The time (unix milliseconds), renewed every `everyMs` so that ages on the screen stay true. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
