// A table of rows that are made of a heading and cells: one manner for many lists. On a
// phone each row stands as a card, every cell with its heading.

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export interface Line {
  key: string;
  cells: ComponentChildren[]; // the first heads the row
}

export function Columns({ title, heads, lines }: { title: string; heads: string[]; lines: Line[] }) {
  const id = useId();
  return (
    <div class="table-room" role="group" aria-labelledby={id} tabIndex={0}>
      <table class="plain-table stacking">
        <caption class="quiet" id={id}>{title}</caption>
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              {line.cells.map((cell, at) => (at === 0 ? <th key={at} scope="row" dir="auto">{cell}</th> : <td key={at} dir="auto" data-heading={heads[at]}>{cell}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
