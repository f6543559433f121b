// Who works with whom: a picture, and beside it the same as a table, in the order
// of the arrow keys.

import { useMemo, useState } from "preact/hooks";
import type { ViewProps } from "../app.tsx";
import type { Network } from "../answers.ts";
import { useAnswer, useNames } from "../answer.ts";
import { question } from "../decide/address.js";
import { chosenForYou, onDay, oneDay } from "../decide/frame.js";
import { linkWords, neighbours, nodeWords, shapeOf, stepTo, type Shape } from "../decide/network.js";
import { networkSentence } from "../decide/sentence.js";
import { capital, count, list, number } from "../decide/words.js";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { RecordLink } from "../parts/links.tsx";
import type { Place } from "../place.ts";
import { Picture } from "./picture.tsx";

const nodesAtMost = 300;

export function NetworkView({ place, status, query }: ViewProps) {
  const path = question("/network", oneDay(query, status), { limit: nodesAtMost });
  const { answer, problem, loading } = useAnswer<Network>(path);
  const placeName = list(useNames(query.location));
  const foot = answer && [
    capital(onDay(answer.at)), `${number(answer.nodes.length)} of ${count(answer.total, "organisation")}`,
    count(answer.items.length, "link"), `revision ${answer.revision}`,
  ];
  return (
    <ViewFrame
      title="Network" problem={problem} loading={loading} note={chosenForYou(place.query, status)}
      sentence={answer ? networkSentence(answer, placeName) : ""}
      foot={foot && <Foot path={path} said={foot} />}
    >
      {answer && answer.nodes.length > 0 && <Body answer={answer} place={place} />}
    </ViewFrame>
  );
}

const shapes: [Shape, string][] = [["square", "government"], ["circle", "NGO"], ["diamond", "UN or multilateral"], ["triangle", "foundation"], ["hexagon", "other or unknown"]];

export function ShapeMark({ shape }: { shape: Shape }) {
  const points = { square: "2,2 12,2 12,12 2,12", diamond: "7,0 14,7 7,14 0,7", triangle: "7,1 14,13 0,13", hexagon: "4,1 10,1 14,7 10,13 4,13 0,7" };
  return (
    <svg class="shape" viewBox="0 0 14 14" width="12" height="12" aria-hidden="true">
      {shape === "circle" ? <circle cx="7" cy="7" r="6" /> : <polygon points={points[shape]} />}
    </svg>
  );
}

function Body({ answer, place }: { answer: Network; place: Place }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const lit = hovered ?? chosen;
  const near = useMemo(() => (lit === null ? [] : neighbours(lit, answer.items)), [lit, answer]);
  const names = useMemo(() => new Map(answer.nodes.map((node) => [node.id, node.name])), [answer]);
  const name = (id: string) => names.get(id) ?? id;
  const node = answer.nodes.find((one) => one.id === chosen);
  const chosenNear = useMemo(() => (chosen === null ? [] : neighbours(chosen, answer.items)), [chosen, answer]);
  const used = new Set(answer.nodes.map((one) => shapeOf(one.kind).shape));

  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepTo(event.key, chosen, answer.nodes);
    if (next === null || event.altKey || event.metaKey) return;
    event.preventDefault();
    setChosen(next);
    document.getElementById(`node ${next}`)?.focus();
  };
  return (
    <>
      <ul class="legend" aria-label="Marks">
        {shapes.filter(([shape]) => used.has(shape)).map(([shape, word]) => <li key={shape}><ShapeMark shape={shape} /> {word}</li>)}
        <li><span class="line solid" aria-hidden="true" /> a programme, referral, funding or membership in common</li>
        <li><span class="line dotted" aria-hidden="true" /> only the same place and service</li>
      </ul>
      <div class="network">
        <Picture answer={answer} lit={lit} near={new Set(near.map((one) => one.id))} onHover={setHovered} onChoose={setChosen} />
        <div class="network-table" onKeyDown={onKeyDown}>
          <p class="network-said" role="status" dir="auto">
            {node ? nodeWords(node, chosenNear, name) : "Choose one below, or in the picture; arrow keys go to the next."}
          </p>
          {node && (
            <details class="network-near">
              <summary>What they have in common</summary>
              <ul>{chosenNear.map((one) => <li key={one.id}><RecordLink place={place} id={one.id} name={name(one.id)} />: {count(one.cells, "shared cell")}, {linkWords(one.kinds)}</li>)}</ul>
            </details>
          )}
          <div class="table-room" tabIndex={-1}>
            <table class="plain-table">
              <caption class="quiet">Organisations by the number of others they meet</caption>
              <thead><tr><th scope="col">Organisation</th><th scope="col">Kind</th><th scope="col">Meets</th><th scope="col">Cells</th></tr></thead>
              <tbody>
                {answer.nodes.map((one, at) => (
                  <tr key={one.id} class={one.id === chosen ? "chosen" : ""}>
                    <th scope="row">
                      <button
                        type="button" id={`node ${one.id}`} class="plain" dir="auto" aria-pressed={one.id === chosen}
                        tabIndex={one.id === chosen || (chosen === null && at === 0) ? 0 : -1}
                        onFocus={() => setHovered(null)} onClick={() => setChosen(one.id)}
                      >{one.name}</button>
                      {one.id === chosen && <> <RecordLink place={place} id={one.id} name="open" /></>}
                    </th>
                    <td><ShapeMark shape={shapeOf(one.kind).shape} /> {shapeOf(one.kind).word}</td>
                    <td>{number(one.links)}</td>
                    <td>{number(one.cells)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </div>
    </>
  );
}
