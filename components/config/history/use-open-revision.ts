"use client";
import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { fetchJson } from "@/lib/client/api-client";
import { ApiProblem } from "@/lib/client/api-problem";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { configObjectPath } from "@/lib/client/queries/config-object-path";
import { revisionResponseSchema, type RevisionDto } from "@/lib/contracts/config/history";
import { objectResponseSchema } from "@/lib/contracts/config/object-response";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { openDraft } from "@/lib/client/drafts/open-draft";

/** Opens a draft that brings an object back to how it was after a change; creates it again where it is gone. */
export function useOpenRevision(): UseMutationResult<void, ApiProblem, RevisionDto> {
  const t = useTranslations("configHistory");
  const router = useRouter();
  const href = useScopedHref();
  return useMutation({
    mutationFn: async ({ id, object: ref }: RevisionDto) => {
      const { signal } = new AbortController();
      const [past, current] = await Promise.all([
        fetchJson(`/config/history/${String(id)}`, revisionResponseSchema, signal),
        readCurrent(ref, signal),
      ]);
      if (past.object === null) {
        throw new ApiProblem("unexpectedAnswer", { title: t("notKnown"), detail: t("notKnownDetail") });
      }
      const objects = [{ baseline: current, edited: past.object }];
      router.push(href(openDraft({ title: t("draftTitle", { name: ref.name }), objects, ref })));
    },
  });
}

async function readCurrent(ref: ObjectRef, signal: AbortSignal): Promise<JsonObject | null> {
  try {
    return (await fetchJson(configObjectPath(ref), objectResponseSchema, signal)).object;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}
