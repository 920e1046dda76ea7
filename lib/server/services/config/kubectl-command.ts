import { KINDS, type Kind } from "@/lib/domain/mesh/kinds";
import { writeYaml } from "@/lib/yaml/write-yaml";
import type { ChangePlan } from "./change-plan";
import type { Writing } from "./write-plan";

const KNOWN: readonly Kind[] = KINDS;

/** A kubectl command that does what the plan does, ready for a shell; empty where there is nothing to do. */
export function kubectlCommand(plan: ChangePlan): string {
  switch (plan.action) {
    case "create":
      return `kubectl create -f - <<'EOF'\n${writeYaml(plan.object)}EOF`;
    case "update":
      return `kubectl patch ${target(plan)} --type=json -p ${quoted(JSON.stringify(plan.patch))}`;
    case "delete":
      return `kubectl delete ${target(plan)}`;
    case "none":
    case "refused":
      return "";
  }
}

function target({ ref }: Writing): string {
  const kind = KNOWN.find(({ key }) => key === ref.kind);
  const resource =
    kind === undefined ? ref.kind : [kind.plural, kind.group].filter((part) => part !== "").join(".");
  return `${resource}/${ref.name}${ref.namespace === "" ? "" : ` -n ${ref.namespace}`}`;
}

/** In single quotes, which end only at the next one. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
