import type { NodeType, ReasonCode } from "@/lib/domain/graph/graph";

/** The words that stand in the picture itself, in the reader's language. */
export interface GraphWords {
  /** What a node is, for the line below its name. */
  readonly nodeType: (type: NodeType) => string;
  /** Why a node has no identity, in two or three words. */
  readonly nodeReason: (reason: ReasonCode) => string;
  readonly namespace: string;
  readonly plaintext: string;
  readonly errors: string;
}
