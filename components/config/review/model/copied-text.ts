import type { PreviewResponse } from "@/lib/contracts/config/preview";
import type { Block } from "./blocked-because";

interface Reviewed {
  readonly preview: Pick<PreviewResponse, "objects"> | null;
  /** Whether the preview is not of the draft's text yet. */
  readonly checking: boolean;
  readonly block: Block | null;
}

/**
 * The draft as a patch or as kubectl commands to copy, one object after the other. Null where the preview is not of this
 * text, and while a field that changed on both sides is unanswered: what is copied would undo the other side's change.
 */
export function copiedText({ preview, checking, block }: Reviewed, of: "patch" | "kubectl"): string | null {
  if (preview === null || preview.objects.length === 0) return null;
  if (checking || block?.why === "conflicts") return null;
  return preview.objects.map((object) => object[of]).join("\n");
}
