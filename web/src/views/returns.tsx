// Who reported, who is late, and what each last return changed; and the sheet that an
// organisation corrects and sends back.

import { useState } from "preact/hooks";
import type { ViewProps } from "../app.tsx";
import type { Found, Status } from "../answers.ts";
import type { Return, Returns } from "../answers_of_acts.ts";
import { useAnswer } from "../answer.ts";
import { address } from "../decide/address.js";
import { chosenForYou, onDay, oneDay } from "../decide/frame.js";
import { mayDecide } from "../decide/reader.js";
import { changedWords, changesOf, lateWords, periodWords, returnsQuery, returnsSentence, scopeWords } from "../decide/returns.js";
import { capital, count, day, nameOf, number } from "../decide/words.js";
import { Columns, type Line } from "../parts/columns.tsx";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { RecordLink } from "../parts/links.tsx";
import { ReturnSheet } from "../parts/return_sheet.tsx";
import { Typeahead } from "../parts/typeahead.tsx";
import type { Place } from "../place.ts";

export function ReturnsView({ place, status, query }: ViewProps) {
  const path = `/returns?${new URLSearchParams({ ...returnsQuery(oneDay(query, status)), limit: "500" })}`;
  const { answer, problem, loading } = useAnswer<Returns>(path);
  return (
    <ViewFrame
      title="Returns" problem={problem} loading={loading} note={chosenForYou({ ...place.query, level: query.level }, status)}
      sentence={answer ? returnsSentence(answer) : ""}
      foot={answer && <Foot path={path} said={[capital(onDay(answer.at)), count(answer.total, "return"), `${number(answer.states.unknown ?? 0)} not known`, `revision ${answer.revision}`]} />}
    >
      {answer && answer.items.length > 0 && <Columns title="Returns, those that ask for something first" heads={heads} lines={answer.items.map((one, at) => line(one, at, answer, place, status))} />}
      {answer && answer.items.length === 0 && <p class="muted">A return is declared with a Scope: choose on the import page the places that a file reports on as a whole, or import a table of scopes.</p>}
      <SendBack status={status} />
    </ViewFrame>
  );
}

const heads = ["Who", "Reports on", "Period", "State", "Due", "Records", "Last confirmed", "What the last return changed"];

function line(one: Return, at: number, { names }: Returns, place: Place, status: Status): Line {
  const record = (id: string) => <RecordLink place={place} id={id} name={nameOf(names, id)} />;
  const silent = one.organisations.filter((organisation) => organisation.silent);
  const who = one.organisation ? <>{record(one.organisation)} <ReturnSheet id={one.organisation} name={nameOf(names, one.organisation)} status={status} /></> : one.source;
  const state = (
    <>
      <strong>{lateWords(one)}</strong>
      {silent.length > 0 && <>; silent in it: {silent.map((organisation, index) => <span key={organisation.id}>{index > 0 && ", "}{record(organisation.id)}</span>)}</>}
    </>
  );
  const changed = one.last_return ? <a href={address({ view: "changes", id: "", query: changesOf(one) })}>{changedWords(one)}</a> : "none has come by that day";
  return {
    key: String(at),
    cells: [who, scopeWords(one, names), periodWords(one), state, one.due ? day(one.due) : "not said", number(one.records), one.last_assured ? day(one.last_assured) : "not known", changed],
  };
}

// How an organisation corrects what is recorded of it.
function SendBack({ status }: { status: Status }) {
  const [chosen, setChosen] = useState<Found | null>(null);
  const own = status.organisation;
  return (
    <section class="list" aria-labelledby="send-back">
      <h2 id="send-back">Correct and send back</h2>
      {!mayDecide(status) && !own && <p class="muted">An organisation’s return sheet goes to that organisation and to the secretariat: sign in above with the key of one of them.</p>}
      {own && <p class="tools"><ReturnSheet id={own} name={own} status={status} /></p>}
      {mayDecide(status) && (
        <div class="asking">
          <div class="field">
            <span>Whose sheet{chosen && <>: <strong dir="auto">{chosen.name}</strong></>}</span>
            <Typeahead label="Whose return sheet" placeholder="Type the name of an organisation" kind="organisations" clears onPick={setChosen} />
          </div>
          {chosen && <p class="tools"><ReturnSheet id={chosen.id} name={chosen.name} status={status} /></p>}
        </div>
      )}
      <ol>
        <li>Load the return sheet: a workbook with what is recorded of the organisation’s services.</li>
        <li>Correct the rows, write a last day where something ended, add what is missing.</li>
        <li>Send it back at <a href={address({ view: "import", id: "", query: own || chosen ? { source: own ?? chosen?.id ?? "" } : {} })}>Import</a>, with the organisation’s id as the source{own || chosen ? <> (<strong>{own ?? chosen?.id}</strong>)</> : ""}: then its rows pair with those that it sent before.</li>
      </ol>
    </section>
  );
}
