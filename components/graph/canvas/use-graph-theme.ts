"use client";
import { useSyncExternalStore } from "react";
import type { GraphTheme } from "../model/graph-theme";
import { readTheme } from "./read-theme";

const ATTRIBUTE = "data-mantine-color-scheme";
let known: { scheme: string | null; theme: GraphTheme } | null = null;

/** The canvas's colours; they follow the colour scheme. Only in the browser. */
export function useGraphTheme(): GraphTheme {
  return useSyncExternalStore(watchScheme, currentTheme);
}

/** One object per scheme, so that an unchanged scheme is an unchanged theme. */
function currentTheme(): GraphTheme {
  const scheme = document.documentElement.getAttribute(ATTRIBUTE);
  if (known?.scheme !== scheme) known = { scheme, theme: readTheme() };
  return known.theme;
}

function watchScheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: [ATTRIBUTE] });
  return () => observer.disconnect();
}
