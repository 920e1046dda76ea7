import type { z } from "zod";

type Parameters = z.ZodObject<Readonly<Record<string, z.ZodType>>>;

/** One operation of the API. */
export interface Operation {
  readonly path: string;
  readonly method: "get" | "post";
  readonly summary: string;
  /** Names in the path. */
  readonly names?: Parameters;
  readonly parameters?: Parameters;
  /** The JSON body it takes; a text is YAML. */
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /** Statuses of the problems it may answer with. */
  readonly problems: readonly number[];
}
