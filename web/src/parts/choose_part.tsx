// The sides of one view, as a row of links: which is shown stands in the address.

import { address, change } from "../decide/address.js";
import type { Place } from "../place.ts";

interface ChoosePartProps {
  place: Place;
  label?: string;
  name?: string; // of the parameter that says which
  parts: [string, string][]; // its value and its word
  shown: string;
  first?: string; // what is shown where the address says nothing
  clears?: string[]; // parameters that hold for one part alone
}

export function ChoosePart({ place, label = "Parts", name = "part", parts, shown, first, clears = [] }: ChoosePartProps) {
  const gone = Object.fromEntries(clears.map((one) => [one, null]));
  return (
    <p class="tools parts" role="group" aria-label={label}>
      {parts.map(([value, word]) => (
        <a key={value} class="button" aria-current={shown === value ? "true" : undefined}
          href={address(change(place, { ...gone, [name]: value === first ? null : value }))}>{word}</a>
      ))}
    </p>
  );
}
