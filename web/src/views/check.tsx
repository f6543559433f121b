// Before you fund: a proposal as a form, and who is there, what it would fill and whom
// to talk to. The form stands in the address, so that it can be sent to somebody.

import type { ComponentChildren } from "preact";
import type { ViewProps } from "../app.tsx";
import type { Found, RecordAnswer } from "../answers.ts";
import type { Check, Contact, FilledGap, Neighbour } from "../answers_of_plans.ts";
import { learnName, useAnswer, useNames } from "../answer.ts";
import { change } from "../decide/address.js";
import { checkSentence, gapWords, neighbourWords, proposal } from "../decide/check.js";
import { onDay } from "../decide/frame.js";
import { capital, count, list, nameOf, number } from "../decide/words.js";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { RecordLink } from "../parts/links.tsx";
import { Typeahead } from "../parts/typeahead.tsx";
import { go, type Place } from "../place.ts";

export function CheckView({ place }: ViewProps) {
  const { location } = place.query;
  const names = useNames([location ?? "", place.query.service ?? ""].join("|"));
  // A proposal is compared at the level of the place that it names.
  const { answer: record, problem: noPlace } = useAnswer<RecordAnswer>(location ? `/records/${encodeURIComponent(location)}` : null);
  const level = record && record.id === location ? String(record.record.level ?? "finest") : null;
  const asked = proposal(place.query, level);
  const path = (view: string) => (asked ? `/check?${new URLSearchParams({ ...asked, view })}` : null);
  const { answer, problem, loading } = useAnswer<Check>(path("contacts"));
  const neighbours = useAnswer<Check>(path("neighbours")).answer;
  const gaps = useAnswer<Check>(path("gaps")).answer;
  const shown = asked ? answer : null;
  return (
    <ViewFrame
      title="Before you fund" problem={problem ?? noPlace} loading={loading}
      note="What is recorded, not what is: ask those who are there. Nothing of this is saved."
      sentence={shown ? checkSentence(shown, names[1] ?? "", names[0] ?? "") : "Before you fund: who is there already?"}
      foot={shown && <Foot path={path("contacts") ?? ""} said={[capital(onDay(shown.at)), count(shown.cells.length, "proposed cell"), `revision ${shown.revision}`]} />}
    >
      <Proposal place={place} />
      {shown && (
        <div class="lists">
          <Part id="contacts" title="Whom to talk to first" total={shown.contacts} none="Nobody is recorded there or pays for anything there.">
            {(shown.items as Contact[]).map((one) => <li key={one.organisation}><Named id={one.organisation} of={shown} place={place} />: <span dir="auto">{one.reasons.join(" ")}</span></li>)}
          </Part>
          {neighbours && (
            <Part id="neighbours" title="Who is there already" total={neighbours.neighbours} none="Nobody is recorded with it there in these days.">
              {(neighbours.items as Neighbour[]).map((one) => (
                <li key={one.provider}>
                  <Named id={one.provider} of={neighbours} place={place} />{one.organisation && one.organisation !== one.provider && <> (<Named id={one.organisation} of={neighbours} place={place} />)</>}: <strong>{neighbourWords(one)}</strong>, {count(one.cells, "shared cell")}
                  {one.donors.length > 0 && <>; paid by {list(one.donors.map((id) => nameOf(neighbours.names, id)))}</>}
                </li>
              ))}
            </Part>
          )}
          {gaps && (
            <Part id="gaps" title="Gaps that it would fill" total={gaps.gaps} none="No gap is known there. Where nobody has said what is needed, none can be.">
              {(gaps.items as FilledGap[]).map((one) => <li key={one.id} dir="auto">{gapWords(one, gaps.names)}</li>)}
            </Part>
          )}
        </div>
      )}
    </ViewFrame>
  );
}

function Named({ id, of, place }: { id: string; of: Check; place: Place }) {
  return <RecordLink place={place} id={id} name={nameOf(of.names, id)} />;
}

function Part({ id, title, total, none, children }: { id: string; title: string; total: number; none: string; children: ComponentChildren }) {
  return (
    <section class="list" aria-labelledby={id}>
      <h2 id={id}>{title} <span class="count">{number(total)}</span></h2>
      {total === 0 ? <p class="muted">{none}</p> : <ul class="sentences">{children}</ul>}
    </section>
  );
}

// The form: what is chosen goes to the address at once, days and host country when they are sent.
function Proposal({ place }: { place: Place }) {
  const { from = "", to = "", host = "" } = place.query;
  return (
    <form class="asking" key={`${from} ${to} ${host}`} onSubmit={(event) => {
      event.preventDefault();
      const form = new FormData(event.currentTarget);
      const text = (name: string) => String(form.get(name) ?? "").trim() || null;
      go(change(place, { from: text("from"), to: text("to"), host: text("host")?.toUpperCase() ?? null }));
    }}>
      <Choice place={place} name="location" label="Where" kind="locations" hint="Type a district or a province" />
      <Choice place={place} name="service" label="What" kind="services" hint="Type a service or a sector" />
      <Choice place={place} name="group" label="For whom (if not for everyone)" kind="groups" hint="Type a group of people" />
      <label>First day <input type="date" name="from" defaultValue={from} /></label>
      <label>Last day <input type="date" name="to" defaultValue={to} /></label>
      <label>Only returnees from <small>(a country’s two letters)</small><input type="text" name="host" defaultValue={host} pattern="[A-Za-z]{2}(\|[A-Za-z]{2})*" autocomplete="off" /></label>
      <p><button type="submit" class="main">Check</button></p>
    </form>
  );
}

function Choice({ place, name, label, kind, hint }: { place: Place; name: string; label: string; kind: string; hint: string }) {
  const [chosen] = useNames(place.query[name]);
  return (
    <div class="field">
      <span>{label}{chosen && <>: <strong dir="auto">{chosen}</strong> <button type="button" class="plain" aria-label={`Take away: ${label} ${chosen}`} onClick={() => go(change(place, { [name]: null }))}>×</button></>}</span>
      <Typeahead label={label} placeholder={hint} kind={kind} clears
        onPick={(found: Found) => { learnName(found.id, found.name); go(change(place, { [name]: found.id })); }} />
    </div>
  );
}
