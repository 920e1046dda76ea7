import { createSingleFlight } from "@/lib/concurrency/single-flight";
import type { Clock } from "@/lib/ports/clock";
import { createBoundedCache } from "../bounded-cache";
import type { Encoding } from "./accepted-encoding";
import { encodeBody, type EncodedBody } from "./encode-body";
import type { Reply } from "./reply";

export interface BodyCache {
  /** The encoded body of a reply, from memory where an equal one is there. */
  encode(reply: Reply<unknown>, encoding: Encoding): Promise<EncodedBody>;
}

const LIMITS = { maxEntries: 128, maxBytes: 32 * 1024 * 1024 };
const NEVER = new AbortController().signal;

export function createBodyCache(clock: Clock): BodyCache {
  const bodies = createBoundedCache<{ body: EncodedBody; expires: number }>(LIMITS);
  const fly = createSingleFlight<EncodedBody | null>(null);

  const encodeAndKeep = async (
    reply: Reply<unknown>,
    encoding: Encoding,
    key: string,
  ): Promise<EncodedBody> => {
    const body = await encodeBody(reply.body(), encoding);
    bodies.set(key, { body, expires: clock.now() + reply.reusableMs }, body.bytes.byteLength);
    return body;
  };

  return {
    async encode(reply, encoding) {
      if (reply.cacheKey === null) return encodeBody(reply.body(), encoding);
      const key = `${encoding} ${reply.cacheKey}`;
      const known = bodies.get(key);
      if (known !== undefined && clock.now() < known.expires) return known.body;
      const made = await fly(key, NEVER, () => encodeAndKeep(reply, encoding, key));
      return made ?? encodeBody(reply.body(), encoding);
    },
  };
}
