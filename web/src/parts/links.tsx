// Names as links. A name is text from a stranger's file: it is shown as text, with
// a direction of its own.

import { recordAddress } from "../decide/address.js";
import type { Piece } from "../decide/gaps.js";
import type { Value } from "../decide/record.js";
import type { Place } from "../place.ts";

export function RecordLink({ place, id, name }: { place: Place; id: string; name: string }) {
  return <a href={recordAddress(place, id)} dir="auto">{name}</a>;
}

export function Pieces({ place, pieces }: { place: Place; pieces: Piece[] }) {
  return <>{pieces.map((piece, at) => (piece.id ? <RecordLink key={at} place={place} id={piece.id} name={piece.text} /> : piece.text))}</>;
}

export function Values({ place, values }: { place: Place; values: Value[] }) {
  return (
    <>
      {values.map((value, at) => (
        <span key={at}>
          {at > 0 && "; "}
          {value.id ? <RecordLink place={place} id={value.id} name={value.text} />
            : value.href ? <a href={value.href} rel="noreferrer noopener" dir="auto">{value.text}</a>
            : <span dir="auto">{value.text}</span>}
        </span>
      ))}
    </>
  );
}
