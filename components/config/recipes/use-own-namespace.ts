"use client";
import { useState } from "react";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";

/** The namespace of a recipe: at first the one the page is about, where it is about one. */
export function useOwnNamespace(): readonly [string, (namespace: string) => void] {
  const [scope] = useScopeParams();
  const [chosen, setChosen] = useState<string | null>(null);
  const [only = ""] = scope.namespaces.length === 1 ? scope.namespaces : [];
  return [chosen ?? only, setChosen];
}
