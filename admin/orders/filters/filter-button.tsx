import { ChevronDown, Plus } from "lucide-react";
import type { ListSearch } from "../list-search.ts";

export interface Changing {
  search: ListSearch;
  onChange: (part: ListSearch, how?: "typing") => void;
}

export function FilterButton({ label, isApplied, ...props }: { label: string; isApplied: boolean }) {
  return (
    <button type="button" className="button filter" data-applied={isApplied || undefined} {...props}>
      {isApplied ? <ChevronDown size={14} aria-hidden="true" /> : <Plus size={14} aria-hidden="true" />}
      {label}
    </button>
  );
}
