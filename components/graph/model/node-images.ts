import type { HealthStatus } from "@/lib/domain/health/health";
import { GLYPHS, type Glyph } from "./glyph";
import type { GraphTheme } from "./graph-theme";
import { svgImage, svgText } from "./svg-image";

export const SECOND_LINE = { width: 150, height: 16 };
export const BADGE_SIZE = 16;
export const GLYPH_SIZE = 18;

/** The sign inside the ring. */
export function glyphImage(glyph: Glyph, theme: GraphTheme): string {
  const scaled = `<g transform="scale(0.75)" fill="none" stroke="${theme.muted}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${GLYPHS[glyph]}</g>`;
  return svgImage(scaled, GLYPH_SIZE, GLYPH_SIZE);
}

/** The grey line below a node's name: a label of its own, as the canvas knows one font per label. */
export function secondLineImage(text: string, theme: GraphTheme): string {
  const { width, height } = SECOND_LINE;
  const halo = `stroke="${theme.background}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`;
  return svgImage(
    `<text x="${String(width / 2)}" y="12" text-anchor="middle" font-size="11" font-family="${svgText(theme.fontFamily)}" fill="${theme.muted}" ${halo}>${svgText(shortened(text))}</text>`,
    width,
    height,
  );
}

/** The mark on a node that needs attention; null for one that does not. */
export function badgeImage(status: HealthStatus, theme: GraphTheme): string | null {
  if (status !== "degraded" && status !== "failure") return null;
  const colour = status === "failure" ? theme.bad : theme.warn;
  const disc = `<circle cx="8" cy="8" r="7" fill="${colour}" stroke="${theme.surface}" stroke-width="1.6"/>`;
  return svgImage(
    `${disc}<path d="M8 4.6v4M8 11.3v.1" stroke="${theme.surface}" stroke-width="1.9" stroke-linecap="round"/>`,
    BADGE_SIZE,
    BADGE_SIZE,
  );
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
