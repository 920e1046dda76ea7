import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Clock } from "@/lib/ports/clock";
import { createBoundedCache } from "../bounded-cache";

export const SESSION_SECONDS = 12 * 3600;
const LIMITS = { maxEntries: 1000, maxBytes: Number.MAX_SAFE_INTEGER };

export interface Sessions {
  /** Opens a session for the one-time code; null for a wrong or used one. The id is 256 random bits. */
  exchange(code: string): string | null;
  isOpen(id: string): boolean;
}

/** Sessions live in memory and end with the process. Without a code none can be opened. */
export function createSessions(oneTimeCode: string | null, clock: Clock): Sessions {
  const expiries = createBoundedCache<number>(LIMITS);
  let unused = oneTimeCode;
  return {
    exchange(code) {
      if (unused === null || !equalInConstantTime(code, unused)) return null;
      unused = null;
      const id = randomBytes(32).toString("base64url");
      expiries.set(id, clock.now() + SESSION_SECONDS * 1000, 0);
      return id;
    },
    isOpen: (id) => clock.now() < (expiries.get(id) ?? 0),
  };
}

function equalInConstantTime(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
