// Coverage by place as points on a plane, beside the same as a table; where no point
// is known, as tiles. No borders of ours.

import { useMemo, useState } from "preact/hooks";
import type { ViewProps } from "../app.tsx";
import type { Coverage } from "../answers.ts";
import { useAnswer, useNames } from "../answer.ts";
import { address, change, question, shownOfCells, walk } from "../decide/address.js";
import { chosenForYou, oneDay, placeWords } from "../decide/frame.js";
import { draw, labelled, largest, mapSentence, markWords, placesOf, placeText, radius, type Drawn, type MapPlace, type Mark, type Point } from "../decide/map.js";
import { list, number } from "../decide/words.js";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { useNarrow } from "../parts/narrow.ts";
import type { Place } from "../place.ts";
import { cellsAtMost, footWords } from "./coverage.tsx";

interface Points {
  level: number;
  total: number;
  without_point: number;
  items: Point[];
}

const deepest = 2; // a site is shown by its district

export function MapView({ place, status, query }: ViewProps) {
  const level = String(Math.min(Number(query.level) || 0, deepest));
  const asked = { ...oneDay(query, status), level };
  const path = question("/coverage", asked, { limit: cellsAtMost });
  const { answer, problem, loading } = useAnswer<Coverage>(shownOfCells(path));
  const where = Object.entries({ location: query.location, level, as_of: query.as_of, limit: "20000" }).filter(([, value]) => value) as [string, string][];
  const { answer: points } = useAnswer<Points>(`/points?${new URLSearchParams(where)}`);
  const places = useMemo(() => (answer ? placesOf(answer, points?.items ?? []) : []), [answer, points]);
  const placeName = list(useNames(query.location));
  const [one, many] = placeWords(Number(level));
  const pointless = places.filter((one) => one.point === null).length;
  return (
    <ViewFrame
      title="Map" problem={problem} loading={loading} sentence={answer ? mapSentence(places, placeName, one, many) : ""}
      note={<>{chosenForYou(place.query, status)} {points && pointless > 0 && `${number(pointless)} of ${number(places.length)} ${many} have no point: import their boundaries or a list of places with latitude and longitude.`} Sites are never shown, and no borders: a point claims nothing.</>}
      foot={answer && <Foot path={path} said={footWords(answer)} />}
    >
      {answer && points && places.length > 0 && <Body places={places} place={place} />}
    </ViewFrame>
  );
}

function Body({ places, place }: { places: MapPlace[]; place: Place }) {
  const [lit, setLit] = useState<string | null>(null);
  // On a phone the picture is drawn for a phone, so that its words keep their size.
  const across = useNarrow() ? 480 : 1000;
  const { width, height, drawn } = useMemo(() => draw(places, across), [places, across]);
  const names = useMemo(() => new Set(labelled(drawn, width).map((one) => one.id)), [drawn, width]);
  const chosen = place.query.row ?? null;
  const marks = (["gap", "work", "unknown", "empty"] as Mark[]).filter((mark) => places.some((one) => one.mark === mark));
  return (
    <>
      <ul class="legend" aria-label="Marks">
        {marks.map((mark) => <li key={mark}><svg class="shape" viewBox="-10 -10 20 20" width="14" height="14" aria-hidden="true"><Shape mark={mark} r={8} /></svg> {markWords[mark]}</li>)}
        <li>larger: more organisations</li>
      </ul>
      <div class="map">
        {drawn.length > 0
          ? (
            <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label="The places as points; the table has the same in words">
              {drawn.map((one) => <Dot key={one.id} one={one} named={names.has(one.id)} lit={lit === one.id || chosen === one.id} onLit={setLit} />)}
            </svg>
          )
          : <Tiles places={places} lit={lit ?? chosen} onLit={setLit} />}
        <div class="table-room" role="group" aria-label="Places" tabIndex={0}>
          <table class="plain-table">
            <caption class="quiet">Places with their organisations and gaps</caption>
            <thead><tr><th scope="col">Place</th><th scope="col">Organisations</th><th scope="col">Gaps</th><th scope="col">Unknown</th></tr></thead>
            <tbody>
              {places.map((one) => (
                <tr key={one.id} class={lit === one.id || chosen === one.id ? "lit" : ""} onMouseEnter={() => setLit(one.id)} onMouseLeave={() => setLit(null)}>
                  <th scope="row"><a href={address(change(walk(place, "coverage"), { location: one.id }))} dir="auto" onFocus={() => setLit(one.id)} onBlur={() => setLit(null)}>{one.name}</a>{one.point === null && drawn.length > 0 && <small> no point</small>}</th>
                  <td>{number(one.organisations)}</td><td>{number(one.gaps)}</td><td>{number(one.unknown)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </>
  );
}

// Each mark has a shape of its own, so that none is told by colour alone.
function Shape({ mark, r }: { mark: Mark; r: number }) {
  switch (mark) {
    case "gap": return <polygon class="map-gap" points={`${-r},${-0.8 * r} ${r},${-0.8 * r} 0,${r}`} />;
    case "work": return <circle class="map-work" r={r} />;
    case "unknown": return <circle class="map-unknown" r={r} />;
    default: return <rect class="map-unknown" x={-0.8 * r} y={-0.8 * r} width={1.6 * r} height={1.6 * r} />;
  }
}

function Dot({ one, named, lit, onLit }: { one: Drawn; named: boolean; lit: boolean; onLit: (id: string | null) => void }) {
  return (
    <g transform={`translate(${one.x} ${one.y})`} class={lit ? "dot lit" : "dot"} onMouseEnter={() => onLit(one.id)} onMouseLeave={() => onLit(null)}>
      <title>{placeText(one)}</title>
      <Shape mark={one.mark} r={one.r} />
      {one.organisations > 0 && <text class="map-number" text-anchor="middle" dy="5">{one.organisations}</text>}
      {(named || lit) && <text class="map-name" x={one.r + 6} dy="7">{one.name}</text>}
    </g>
  );
}

function Tiles({ places, lit, onLit }: { places: MapPlace[]; lit: string | null; onLit: (id: string | null) => void }) {
  return (
    <div class="tiles" aria-hidden="true">
      {places.map((one) => (
        <div key={one.id} class={lit === one.id ? "tile lit" : "tile"} title={placeText(one)} onMouseEnter={() => onLit(one.id)} onMouseLeave={() => onLit(null)}>
          <svg viewBox={`${-largest} ${-largest} ${2 * largest} ${2 * largest}`} width={2 * largest} height={2 * largest}>
            <Shape mark={one.mark} r={radius(one.organisations)} />
            {one.organisations > 0 && <text text-anchor="middle" dy="5">{one.organisations}</text>}
          </svg>
          <span dir="auto">{one.name}</span>
        </div>
      ))}
    </div>
  );
}
