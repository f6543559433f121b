// What would stay without external money, cell by cell, and which project services end
// with nobody named to take them over.

import type { ViewProps } from "../app.tsx";
import type { HandOff, Owned, Ownership } from "../answers_of_equality.ts";
import { useAnswer, useNames } from "../answer.ts";
import { address, cellText, change, question } from "../decide/address.js";
import { chosenForYou, onDay, oneDay, placeWords, serviceWords } from "../decide/frame.js";
import { missingWords, ownershipParts, ownershipSentence, servedFirst, survivesWords, typeWords } from "../decide/ownership.js";
import { capital, day, list, nameOf, number } from "../decide/words.js";
import { ChoosePart } from "../parts/choose_part.tsx";
import { Columns, type Line } from "../parts/columns.tsx";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { RecordLink } from "../parts/links.tsx";
import type { Place } from "../place.ts";

const atMost = 2000;

export function OwnershipView({ place, status, query }: ViewProps) {
  const part = place.query.part ?? "cells";
  const path = question("/ownership", oneDay(query, status), { view: part, limit: atMost });
  const { answer, problem, loading } = useAnswer<Ownership>(path);
  const placeName = list(useNames(query.location));
  const shown = answer?.view === part ? answer : null;
  return (
    <ViewFrame
      title="Ownership" problem={problem} loading={loading} note={chosenForYou(place.query, status)}
      sentence={shown ? ownershipSentence(shown, placeName) : ""}
      foot={shown && <Foot path={path} said={footWords(shown)} />}
    >
      <ChoosePart place={place} parts={ownershipParts} shown={part} first="cells" />
      {shown?.view === "cells" && <Types answer={shown} />}
      {shown && shown.items.length > 0 && (shown.view === "cells"
        ? <Columns title="Cells by what would stay" heads={["Place and service", "Paid by", "Without external money"]} lines={servedFirst(shown.items as Owned[]).map((one) => owned(one, shown, place))} />
        : <Columns title="Project services by their end" heads={["Ends", "Who", "Service", "Place", "Successor", "What is missing"]} lines={(shown.items as HandOff[]).map((one, at) => handOff(one, at, shown, place))} />)}
      {shown && shown.items.length < shown.total && <p class="muted">The first {number(shown.items.length)} of {number(shown.total)} are listed; choose a place or a topic to see all of fewer.</p>}
    </ViewFrame>
  );
}

function footWords(answer: Ownership): string[] {
  return [
    capital(onDay(answer.at)),
    `${placeWords(answer.level)[1]} × ${serviceWords(answer.service_level)[1]}`,
    `not known who pays for ${number(answer.types.unknown ?? 0)} of ${number(answer.total)} cells`,
    `revision ${answer.revision}`,
  ];
}

function Types({ answer }: { answer: Ownership }) {
  return (
    <ul class="legend" aria-label="Who pays">
      {Object.entries(answer.types).filter(([, cells]) => cells > 0).map(([type, cells]) => <li key={type}>{number(cells)} {typeWords(type)}</li>)}
    </ul>
  );
}

function owned(one: Owned, answer: Ownership, place: Place): Line {
  const cell = cellText(one);
  const title = `${nameOf(answer.names, one.location)} · ${nameOf(answer.names, one.service)}`;
  return {
    key: cell,
    cells: [<a href={address(change(place, { cell, sides: null }))} data-cell={cell} dir="auto">{title}</a>, capital(typeWords(one.funding)), one.funding === "none" ? "–" : capital(survivesWords(one.survives))],
  };
}

function handOff(one: HandOff, at: number, answer: Ownership, place: Place): Line {
  const named = (id: string | null) => (id ? <RecordLink place={place} id={id} name={nameOf(answer.names, id)} /> : "");
  const who = <>{named(one.organisation)}{one.programme && <> ({named(one.programme)})</>}</>;
  const successor = one.successor ? <>{named(one.successor)}{one.handover && ` on ${day(one.handover)}`}</> : "none";
  return { key: String(at), cells: [day(one.ends_on), who, named(one.service), named(one.location), successor, capital(missingWords(one.missing))] };
}
