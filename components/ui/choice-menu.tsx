"use client";
import { Menu } from "@mantine/core";
import { Fragment, type ReactElement } from "react";
import { CheckItem } from "./check-item";
import { MenuButton } from "./menu-button";
import styles from "./choice-menu.module.css";

interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly count?: number;
}

interface ChoiceMenuProps<V extends string> {
  readonly label: string;
  /** Without a title the choices stand alone. */
  readonly groups: readonly { readonly title: string; readonly choices: readonly Choice<V>[] }[];
  readonly chosen: readonly V[];
  readonly onToggle: (value: V) => void;
  /** One choice at most. */
  readonly single?: boolean;
}

/** A menu of alternatives, several of which may hold. */
export function ChoiceMenu<V extends string>(props: ChoiceMenuProps<V>): ReactElement {
  const { label, groups, chosen, onToggle, single = false } = props;
  return (
    <Menu closeOnItemClick={single}>
      <Menu.Target>
        <MenuButton data-active={chosen.length > 0 || undefined}>{label}</MenuButton>
      </Menu.Target>
      <Menu.Dropdown className={styles.dropdown ?? ""}>
        {groups.map(({ title, choices }) => (
          <Fragment key={title}>
            {title !== "" && <Menu.Label>{title}</Menu.Label>}
            {choices.map((choice) => (
              <CheckItem
                key={choice.value}
                checked={chosen.includes(choice.value)}
                onToggle={() => onToggle(choice.value)}
              >
                <span className={styles.choice}>
                  {choice.label}
                  {choice.count !== undefined && <span className={styles.count}>{choice.count}</span>}
                </span>
              </CheckItem>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
