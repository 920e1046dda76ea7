import type { ExplainResponse } from "@/lib/contracts/routes/explain";

interface TextParts {
  readonly sentence: string;
  readonly facts: readonly { readonly label: string; readonly words: string }[];
}

function lineOf({ object, path, stage, verdict, because }: ExplainResponse["steps"][number]): string {
  const where =
    object === null
      ? ""
      : ` ${object.kind} ${object.namespace}/${object.name}${path === "" ? "" : ` ${path}`}:`;
  return `- ${stage} ${verdict}:${where} ${because}`;
}

/** An explanation as plain text, to be sent to somebody: the request, its outcome, the facts, every step. */
export function explanationText(
  request: string,
  steps: ExplainResponse["steps"],
  { sentence, facts }: TextParts,
): string {
  return [
    request,
    sentence,
    ...facts.map(({ label, words }) => `${label}: ${words}`),
    "",
    ...steps.map(lineOf),
    "",
  ].join("\n");
}
