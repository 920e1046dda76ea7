import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver } from "@mantine/core";

/** Mantine drawn with Meshlens' own tokens (app/globals.css), dense and with a flat, bordered look. */
export const theme = createTheme({
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--mono)",
  fontSizes: { xs: "12px", sm: "13px", md: "13px", lg: "15px", xl: "18px" },
  headings: { fontFamily: "var(--font)", fontWeight: "650" },
  defaultRadius: 6,
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 4 },
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    return input.variant === "filled" ? { ...colors, color: "var(--on-accent)" } : colors;
  },
  respectReducedMotion: true,
  cursorType: "pointer",
  colors: {
    dark: [
      "#e8edf3",
      "#c3cdd8",
      "#9aa7b7",
      "#8390a1",
      "#3a4859",
      "#263241",
      "#1b2531",
      "#141c26",
      "#0d131b",
      "#090e14",
    ],
    accent: [
      "#eef1fd",
      "#e6ebfd",
      "#c5d0fa",
      "#a4b6ff",
      "#8aa2ff",
      "#5c78ea",
      "#3557e0",
      "#2c4ac4",
      "#2440a8",
      "#1c3387",
    ],
  },
  components: {
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        withinPortal: false,
        shadow: "md",
        position: "bottom-start",
        offset: 6,
      },
    },
    Popover: { defaultProps: { shadow: "md", position: "bottom-start", offset: 6 } },
    Radio: { defaultProps: { iconColor: "var(--on-accent)" } },
    Button: { defaultProps: { variant: "default", size: "xs" } },
  },
});

const tokens = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-dimmed": "var(--muted)",
  "--mantine-color-placeholder": "var(--faint)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-color": "var(--text)",
  "--mantine-color-default-hover": "var(--surface-2)",
  "--mantine-color-default-border": "var(--line)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-error": "var(--bad)",
  "--mantine-shadow-md": "var(--shadow)",
};

/** Points Mantine's colours at the tokens, which switch with the colour scheme by themselves. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: tokens,
  dark: tokens,
});
