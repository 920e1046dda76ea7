"use client";
import { Box, Menu, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { IconDeviceDesktop, IconMoon, IconSun } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { HeaderButton } from "./header-button";

const SCHEMES = [
  { scheme: "light", word: "themeLight", Icon: IconSun },
  { scheme: "dark", word: "themeDark", Icon: IconMoon },
  { scheme: "auto", word: "themeAuto", Icon: IconDeviceDesktop },
] as const satisfies readonly { scheme: MantineColorScheme; word: string; Icon: unknown }[];

/** Chooses light, dark or the system's colours; the browser remembers it. */
export function ThemeMenu(): ReactElement {
  const t = useTranslations("shell");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // The server does not know the scheme, so it sends both icons and CSS hides one.
  const icon = (
    <>
      <Box component={IconSun} width={16} height={16} aria-hidden darkHidden />
      <Box component={IconMoon} width={16} height={16} aria-hidden lightHidden />
    </>
  );
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <HeaderButton aria-label={t("theme")} icon={icon} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(next) => setColorScheme(SCHEMES.find(({ scheme }) => scheme === next)?.scheme ?? "auto")}
        >
          {SCHEMES.map(({ scheme, word, Icon }) => (
            <Menu.RadioItem key={scheme} value={scheme} rightSection={<Icon size={14} aria-hidden />}>
              {t(word)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
