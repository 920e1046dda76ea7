"use client";
import { useMemo, useSyncExternalStore } from "react";
import type { GraphTheme } from "../model/graph-theme";
import { readTheme } from "./read-theme";

const ATTRIBUTE = "data-mantine-color-scheme";

/** The canvas's colours; they follow the colour scheme. Only in the browser. */
export function useGraphTheme(): GraphTheme {
  const scheme = useSyncExternalStore(watchScheme, currentScheme, () => "light");
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the tokens change with the scheme
  return useMemo(readTheme, [scheme]);
}

function currentScheme(): string {
  return document.documentElement.getAttribute(ATTRIBUTE) ?? "light";
}

function watchScheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: [ATTRIBUTE] });
  return () => observer.disconnect();
}
