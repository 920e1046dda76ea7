"use client";
import { useState, type ReactElement } from "react";
import type { FormNode } from "@/lib/domain/forms/read-form";
import { useForm } from "./form-session";
import styles from "./forms.module.css";
import { HeldValue } from "./held-value";
import { ListItem } from "./list-item";

/** The elements of a list, or objects by key, each folded to one line or open; elements of a list can be put in order. */
export function ListItems({ node }: { readonly node: FormNode }): ReactElement {
  const { edit } = useForm();
  const [dragged, setDragged] = useState<number | null>(null);
  const { field, path, items } = node;
  const move = (from: number, to: number): void => {
    if (from !== to && to >= 0 && to < items.length) edit([{ op: "move", path, from, to }]);
  };
  const drop = (index: number): void => {
    if (dragged !== null) move(dragged, index);
    setDragged(null);
  };
  return (
    <div className={styles.items}>
      {items.map((item, index) => (
        <ListItem
          key={item.path.at(-1)}
          label={field.label}
          item={item}
          index={index}
          count={items.length}
          order={field.input === "list" && items.length > 1 ? { move, drag: setDragged, drop } : null}
        />
      ))}
      {node.held.map((held) => (
        <HeldValue key={held.path.join("\n")} held={held} why="" />
      ))}
    </div>
  );
}
