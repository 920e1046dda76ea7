"use client";
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from "react";

/** Something on the current page that the search can find. */
export interface SearchItem {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly onSelect: () => void;
}

interface SearchGroup {
  readonly title: string;
  readonly items: readonly SearchItem[];
}

const ItemsContext = createContext<SearchGroup | null>(null);
const RegisterContext = createContext<(group: SearchGroup | null) => void>(() => undefined);

/** Holds what the current page offers to the search. */
export function SearchItemsProvider({ children }: { children: ReactNode }): ReactElement {
  const [group, setGroup] = useState<SearchGroup | null>(null);
  return (
    <RegisterContext value={setGroup}>
      <ItemsContext value={group}>{children}</ItemsContext>
    </RegisterContext>
  );
}

/** What the current page offers to the search; null when nothing. */
export function useSearchItems(): SearchGroup | null {
  return useContext(ItemsContext);
}

/** Offers the items of a page to the search for as long as the page is shown; `items` must be memoised. */
export function useRegisterSearchItems(title: string, items: readonly SearchItem[]): void {
  const register = useContext(RegisterContext);
  const group = useMemo(() => ({ title, items }), [title, items]);
  useEffect(() => {
    register(group);
    return () => register(null);
  }, [register, group]);
}
