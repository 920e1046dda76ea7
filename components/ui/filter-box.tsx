import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { FILTER_BOX_ID } from "./filter-box-id";
import styles from "./filter-box.module.css";

interface FilterBoxProps {
  readonly label: string;
  /** What the words are looked for in. */
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whether the key "/" leads here, which the box then shows. */
  readonly slash?: boolean;
}

/** Takes the words that leave out lines of a list. */
export function FilterBox({
  label,
  placeholder,
  value,
  onChange,
  slash = false,
}: FilterBoxProps): ReactElement {
  return (
    <TextInput
      {...(slash && { id: FILTER_BOX_ID })}
      className={styles.box ?? ""}
      size="xs"
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        slash && (
          <kbd className={styles.key} aria-hidden>
            /
          </kbd>
        )
      }
    />
  );
}
