// The one search box of the page; "/" puts the cursor into it.

import { useEffect, useRef } from "preact/hooks";
import { recordAddress, parse, walk } from "../decide/address.js";
import { go, type Place } from "../place.ts";
import { Typeahead } from "./typeahead.tsx";

export function SearchBox({ place }: { place: Place }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && /^(input|textarea|select)$/i.test(event.target.tagName);
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <div class="search" role="search">
      <Typeahead
        input={input} clears label="Search organisations, places, programmes" placeholder="Search everything ( / )"
        onPick={(found) => {
          const [path, search = ""] = recordAddress(place, found.id).split("?");
          go(parse(path, search));
        }}
        onText={(text) => {
          const next = walk(place, "search");
          go({ ...next, query: { ...next.query, text } });
        }}
      />
    </div>
  );
}
