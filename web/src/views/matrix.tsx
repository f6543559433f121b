// The matrix as a grid that arrow keys walk. Its rows are drawn anew only when the
// answer or the folding changes: a step moves the focus and nothing else, so that
// it is instant with thousands of cells.

import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { ViewProps } from "../app.tsx";
import type { Cell, Coverage } from "../answers.ts";
import { address, cellText, change } from "../decide/address.js";
import { drillPlace, drillService, placeWords, serviceWords } from "../decide/frame.js";
import { step, watchWords, type Column, type LocationRow, type Matrix as Built, type ParentRow } from "../decide/matrix.js";
import { cellWords, flagWord, mark } from "../decide/states.js";
import { capital, number } from "../decide/words.js";
import { amend, type Place } from "../place.ts";

interface MatrixProps extends ViewProps {
  matrix: Built;
  answer: Coverage;
  fold: (id: string) => void;
}

export function Matrix({ matrix, answer, place, status, fold }: MatrixProps) {
  const table = useRef<HTMLTableElement>(null);
  const at = useRef({ row: 1, column: 1 });
  const { columns, rows } = matrix;

  // One cell of the grid is in the order of Tab; arrow keys move which.
  const target = (row: number, column: number): HTMLElement | null => {
    const cell = table.current?.rows[row]?.cells[column];
    return cell?.querySelector<HTMLElement>("a") ?? cell ?? null;
  };
  const hold = (row: number, column: number): HTMLElement | null => {
    const last = target(at.current.row, at.current.column);
    if (last) last.tabIndex = -1;
    const next = target(row, column);
    if (next) next.tabIndex = 0;
    at.current = { row, column };
    return next;
  };
  useLayoutEffect(() => {
    const row = Math.min(at.current.row, (table.current?.rows.length ?? 1) - 1);
    for (const held of table.current?.querySelectorAll<HTMLElement>("[tabindex='0']") ?? []) held.tabIndex = -1;
    hold(row, Math.min(at.current.column, columns.length));
  });
  useLayoutEffect(() => {
    markOpen(table.current, place.query.cell);
  }, [place.query.cell, matrix]);

  const open = (cell: HTMLElement) => {
    const named = cell.dataset.cell;
    if (named) amend(change(place, { cell: named, sides: null }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("td, th") : null;
    if (!cell || !table.current) return;
    if (event.key === "Enter" || event.key === " ") {
      if (cell.dataset.cell) open(cell);
      else if (event.key === " " && cell.dataset.fold) fold(cell.dataset.fold);
      else return;
      event.preventDefault();
      return;
    }
    const size = { rows: table.current.rows.length, columns: columns.length + 4 };
    const next = step(event.key, at.current, size, event.ctrlKey);
    if (!next || event.altKey || event.metaKey) return;
    event.preventDefault();
    hold(next.row, next.column)?.focus();
  };
  const onClick = (event: MouseEvent) => {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLTableCellElement>("td, th") : null;
    if (!cell) return;
    const row = cell.parentElement instanceof HTMLTableRowElement ? cell.parentElement.rowIndex : 0;
    hold(row, cell.cellIndex);
    if (cell.dataset.cell) open(cell);
  };

  const body = useMemo(() => rows.map((row) => (row.kind === "parent"
    ? <Parent key={`above ${row.id}`} row={row} columns={columns} drill={address(change(place, { ...drillPlace(row.id, parentLevel(answer, row.id), status), row: null }))} fold={fold} />
    : <Location key={row.id} row={row} alone={place.query.sort === "gaps"} drill={address(change(place, { ...drillPlace(row.id, answer.level, status), row: null }))} />
  )), [matrix, addressOfHeadings(place), status]);

  return (
    <div class="matrix-room">
      <table class="matrix" role="grid" ref={table} onKeyDown={onKeyDown} onClick={onClick} aria-label={`${capital(placeWords(answer.level)[1])} and ${serviceWords(answer.service_level)[1]}: arrow keys walk, Enter opens the records`}>
        <thead>
          <tr>
            <th scope="col" class="corner">{capital(placeWords(answer.level)[0])}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col" class="column">
                <a tabIndex={-1} dir="auto" href={address(change(place, drillService(column.service)))} title={`${column.name}: its services in detail`}>
                  {column.name}{matrix.groupsApart && <small>{column.groupName}</small>}
                </a>
              </th>
            ))}
            <th scope="col" class="column total"><span>Organisations</span></th>
            <th scope="col" class="column total"><span>{capital(serviceWords(answer.service_level)[1])} with someone</span></th>
            <th scope="col" class="watch">Watch</th>
          </tr>
        </thead>
        <tbody>{body}</tbody>
        <tfoot>
          <Totals title="Organisations" columns={columns} value={(column) => column.organisations} whole={matrix.organisations} />
          <Totals title={`${capital(placeWords(answer.level)[1])} with someone`} columns={columns} value={(column) => column.places} />
        </tfoot>
      </table>
    </div>
  );
}

// What of the address changes where the headings lead, but for the open cell.
function addressOfHeadings(place: Place): string {
  return address(change(place, { cell: null, sides: null, row: null }));
}

function markOpen(table: HTMLTableElement | null, cell: string | undefined): void {
  for (const open of table?.querySelectorAll("[aria-selected]") ?? []) open.removeAttribute("aria-selected");
  if (cell) table?.querySelector(`[data-cell="${CSS.escape(cell)}"]`)?.setAttribute("aria-selected", "true");
}

function parentLevel(answer: Coverage, id: string): number {
  const known = answer.levels_of[id];
  if (known !== undefined) return known;
  return answer.level === "finest" ? 0 : Math.max(0, answer.level - 1);
}

function Parent({ row, columns, drill, fold }: { row: ParentRow; columns: Column[]; drill: string; fold: (id: string) => void }) {
  return (
    <tr class="above">
      <th scope="row" data-fold={row.id}>
        <button type="button" class="fold" tabIndex={-1} aria-expanded={!row.folded} aria-label={`${row.folded ? "Unfold" : "Fold"} ${row.name}`} onClick={() => fold(row.id)}>
          {row.folded ? "▸" : "▾"}
        </button>
        <a tabIndex={-1} href={drill} dir="auto">{row.name}</a> <small>{number(row.rows)}</small>
      </th>
      {row.sums.map((sum, at) => (
        <td key={columns[at].key} tabIndex={-1} data-cell={cellText({ location: row.id, service: columns[at].service, group: columns[at].group })}>
          {sum.of > 0 && <><span aria-hidden="true">{sum.places}<small>/{sum.of}</small></span><span class="quiet">someone in {sum.places} of {sum.of}</span></>}
        </td>
      ))}
      <td tabIndex={-1} class="total">{number(row.organisations)}</td>
      <td tabIndex={-1} />
      <td tabIndex={-1} />
    </tr>
  );
}

// A row that stands alone, without the heading of its group, names what is above it.
function Location({ row, alone, drill }: { row: LocationRow; alone: boolean; drill: string }) {
  const asked = row.cells.filter((cell) => cell !== null).length;
  return (
    <tr>
      <th scope="row" class={row.above && !alone ? "below" : ""}>
        <a tabIndex={-1} href={drill} dir="auto">{row.name}</a>{alone && row.above && <small dir="auto"> {row.above}</small>}
      </th>
      {row.cells.map((cell, at) => (cell ? <One key={at} cell={cell} /> : <td key={at} tabIndex={-1} class="none" aria-label="no record" />))}
      <td tabIndex={-1} class="total">{number(row.organisations)}</td>
      <td tabIndex={-1} class="total">{row.served}<small>/{asked}</small></td>
      <td tabIndex={-1} class="watch">{watchWords(row.watch, (flag) => flagWord(flag, { ends_on: null }))}</td>
    </tr>
  );
}

function One({ cell }: { cell: Cell }) {
  const words = cellWords(cell);
  return (
    <td tabIndex={-1} class={`s-${cell.state}`} data-cell={cellText(cell)} title={words}>
      <span aria-hidden="true">{mark(cell.state, cell.organisations.length)}</span><span class="quiet">{words}</span>
    </td>
  );
}

interface TotalsProps {
  title: string;
  columns: Column[];
  value: (column: Column) => number;
  whole?: number;
}

function Totals({ title, columns, value, whole }: TotalsProps) {
  return (
    <tr>
      <th scope="row"><span tabIndex={-1}>{title}</span></th>
      {columns.map((column) => <td key={column.key} tabIndex={-1} class="total">{number(value(column))}</td>)}
      <td tabIndex={-1} class="total">{whole === undefined ? "" : number(whole)}</td>
      <td tabIndex={-1} />
      <td tabIndex={-1} />
    </tr>
  );
}
