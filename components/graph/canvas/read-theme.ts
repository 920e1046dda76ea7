import type { GraphTheme } from "../model/graph-theme";

/** The canvas's colours from the page's tokens, as they are for the colour scheme of the moment. */
export function readTheme(): GraphTheme {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    background: token("bg"),
    surface: token("surface"),
    line: token("line"),
    lineStrong: token("line-strong"),
    text: token("text"),
    muted: token("muted"),
    accent: token("accent"),
    ok: token("ok"),
    warn: token("warn"),
    bad: token("bad"),
    idle: token("idle"),
    tcp: token("tcp"),
    fontFamily: token("font"),
  };
}
