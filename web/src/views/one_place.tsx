// Coverage on a phone: one location, its services as bars, and a swipe to the next.

import { useRef } from "preact/hooks";
import { cellText, change } from "../decide/address.js";
import type { LocationRow, Matrix } from "../decide/matrix.js";
import { flagWord, isWork, mark, stateWords } from "../decide/states.js";
import { count } from "../decide/words.js";
import { amend, type Place } from "../place.ts";

const swipeAtLeast = 60; // pixels, well over a tap that slipped

export function OnePlace({ matrix, place }: { matrix: Matrix; place: Place }) {
  const touched = useRef<{ x: number; y: number } | null>(null);
  const rows = matrix.rows.filter((row): row is LocationRow => row.kind === "location");
  const at = Math.max(0, rows.findIndex((row) => row.id === place.query.row));
  const row = rows[at];
  const most = Math.max(1, ...rows.flatMap((one) => one.cells.map((cell) => cell?.organisations.length ?? 0)));
  const show = (next: number) => {
    if (rows[next]) amend(change(place, { row: rows[next].id, cell: null, sides: null }));
  };
  const groups = new Map<string, LocationRow[]>();
  for (const one of rows) groups.set(one.above, [...(groups.get(one.above) ?? []), one]);
  if (!row) return null;
  return (
    <section
      class="one-place" aria-label="One place at a time"
      onTouchStart={(event) => (touched.current = { x: event.touches[0].clientX, y: event.touches[0].clientY })}
      onTouchEnd={(event) => {
        const from = touched.current;
        const dx = event.changedTouches[0].clientX - (from?.x ?? 0);
        const dy = event.changedTouches[0].clientY - (from?.y ?? 0);
        if (from && Math.abs(dx) > swipeAtLeast && Math.abs(dx) > 2 * Math.abs(dy)) show(dx < 0 ? at + 1 : at - 1);
      }}
    >
      <div class="walk">
        <button type="button" disabled={at === 0} onClick={() => show(at - 1)} aria-label="The place before">‹</button>
        <select aria-label="Place" value={row.id} onChange={(event) => show(rows.findIndex((one) => one.id === event.currentTarget.value))}>
          {[...groups].map(([above, members]) => {
            const options = members.map((one) => <option key={one.id} value={one.id}>{one.name}</option>);
            return above ? <optgroup key={above} label={above}>{options}</optgroup> : options;
          })}
        </select>
        <button type="button" disabled={at === rows.length - 1} onClick={() => show(at + 1)} aria-label="The place after">›</button>
      </div>
      <h2 dir="auto">{row.name} <small>{row.above}</small></h2>
      <p class="muted">{count(row.organisations, "organisation")} · {at + 1} of {rows.length}</p>
      <ul class="bars">
        {row.cells.map((cell, column) => {
          if (!cell) return null;
          const { name, groupName } = matrix.columns[column];
          const flags = cell.flags.map((flag) => flagWord(flag, cell)).join(", ");
          return (
            <li key={column}>
              <button type="button" data-cell={cellText(cell)} onClick={() => amend(change(place, { row: row.id, cell: cellText(cell), sides: null }))}>
                <span class="bar-name" dir="auto">{name}{matrix.groupsApart && <small> {groupName}</small>}</span>
                <span class={`mark s-${cell.state}`} aria-hidden="true">{mark(cell.state, cell.organisations.length)}</span>
                <span class="bar" aria-hidden="true">
                  {isWork(cell.state) && <span class={`fill s-${cell.state}`} style={{ width: `${(100 * cell.organisations.length) / most}%` }} />}
                </span>
                <span class="bar-words">
                  {isWork(cell.state) ? count(cell.organisations.length, "organisation") : stateWords[cell.state]}{flags && `; ${flags}`}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
