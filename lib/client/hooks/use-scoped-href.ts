"use client";
import { createSerializer } from "nuqs";
import { useCallback } from "react";
import { scopeParams } from "../url-state/scope-params";
import { useScopeParams } from "../url-state/use-scope-params";

const serialize = createSerializer(scopeParams);

/** Links to other pages that keep namespaces, window, moment and refresh. */
export function useScopedHref(): (path: string) => string {
  const [scope] = useScopeParams();
  return useCallback((path) => serialize(path, scope), [scope]);
}
