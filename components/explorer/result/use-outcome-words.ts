"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ExplainResponse } from "@/lib/contracts/routes/explain";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";
import { kindLabel } from "@/components/mesh/model/kind-label";
import { destinationLabel } from "../model/destination-label";
import type { Part } from "../model/differing-parts";
import { isLostOutside } from "../model/is-lost-outside";

export interface Fact {
  readonly part: Part;
  readonly label: string;
  readonly words: string;
}

interface OutcomeWords {
  readonly sentence: string;
  readonly facts: readonly Fact[];
}

type Words = ReturnType<typeof useTranslations<"explorer">>;
type List = (words: readonly string[]) => string;

function retriesOf(t: Words, { retries }: ExplainResponse): string {
  if (retries === null || retries.attempts === 0) return t("noRetries");
  const { attempts, perTryTimeoutMs } = retries;
  const on = retries.on.join(", ");
  return perTryTimeoutMs === null
    ? t("retriesOf", { attempts, on })
    : t("retriesWithin", { attempts, on, perTry: formatDuration(perTryTimeoutMs) });
}

function faultOf(t: Words, list: List, { delay, abort }: NonNullable<ExplainResponse["fault"]>): string {
  const words: string[] = [];
  if (delay !== null)
    words.push(t("delay", { share: formatPercent(delay.percent), time: formatDuration(delay.ms) }));
  if (abort !== null)
    words.push(
      t("abort", { share: formatPercent(abort.percent), code: abort.code, grpc: String(abort.grpc) }),
    );
  return list(words);
}

/** What is said of requests that arrive somewhere. */
function arrivalFacts(t: Words, answer: ExplainResponse): readonly (readonly [Part, string])[] {
  const { mtls, timeoutMs, destinations } = answer;
  if (destinations.length === 0) return [];
  const timeout =
    timeoutMs === null ? t("noTimeout") : t("timeoutAfter", { time: formatDuration(timeoutMs) });
  return [
    ["mtls", t("mtls", { mtls: String(mtls) })],
    ["timeout", timeout],
    ["retries", retriesOf(t, answer)],
  ];
}

function sentenceOf(t: Words, list: List, answer: ExplainResponse): string {
  const { outcome, code, authorization, destinations } = answer;
  const { by, allowed } = authorization;
  const to = destinations.map((destination) =>
    t("to", { name: destinationLabel(destination), share: formatPercent(destination.weight) }),
  );
  return t("sentence", {
    outcome,
    to: list(to),
    code: code ?? 0,
    by: by === null ? "" : t("object", { kind: kindLabel(by.kind), name: by.name }),
    named: String(allowed === false && by !== null),
    lost: String(isLostOutside(answer)),
  });
}

/** An outcome as one sentence, and the facts beside it. */
export function useOutcomeWords(): (answer: ExplainResponse) => OutcomeWords {
  const t = useTranslations("explorer");
  const format = useFormatter();
  const list: List = (words) => format.list(words);
  return (answer) => {
    const { authorization, fault } = answer;
    const { by, allowed } = authorization;
    const facts: readonly (readonly [Part, string])[] = [
      ["authorization", t("authorization", { allowed: String(allowed), named: String(by !== null) })],
      ...arrivalFacts(t, answer),
      ...(fault === null ? [] : [["fault", faultOf(t, list, fault)] as const]),
    ];
    return {
      sentence: sentenceOf(t, list, answer),
      facts: facts.map(([part, words]) => ({ part, label: t("part", { part }), words })),
    };
  };
}
