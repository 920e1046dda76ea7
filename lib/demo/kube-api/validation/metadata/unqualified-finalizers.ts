import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { textsIn } from "../../../world/read-json";
import { type FieldError, fieldError } from "../field-error";

const STANDARD: ReadonlySet<string> = new Set(["orphan", "foregroundDeletion", "kubernetes"]);

/** The finalizers that a built-in kind refuses: neither Kubernetes' own nor `example.com/name`. Custom kinds only warn of them. */
export const unqualifiedFinalizers = (metadata: JsonObject): readonly FieldError[] =>
  textsIn(metadata["finalizers"]).flatMap((name, index) =>
    name.includes("/") || STANDARD.has(name)
      ? []
      : [
          fieldError.invalid(
            `metadata.finalizers[${index}]`,
            name,
            "name is neither a standard finalizer name nor is it fully qualified",
          ),
        ],
  );
