import type { Tone } from "@/components/ui/chip";
import type { ExplainResponse } from "@/lib/contracts/routes/explain";
import { isLostOutside } from "./is-lost-outside";

const TONES: Readonly<Record<ExplainResponse["outcome"], Tone>> = {
  route: "ok",
  redirect: "accent",
  directResponse: "accent",
  refused: "bad",
  blackHole: "bad",
  passthrough: "warn",
  noRoute: "bad",
};

/** How an outcome looks; what goes somewhere without it being certain that it is let in is a warning. */
export function outcomeTone(answer: ExplainResponse): Tone {
  const { outcome, authorization } = answer;
  if (isLostOutside(answer)) return "bad";
  return outcome === "route" && authorization.allowed === null ? "warn" : TONES[outcome];
}
