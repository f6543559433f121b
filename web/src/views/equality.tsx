// What one profile can choose from by place and by host country, with tables of the
// same manner for each side.

import type { ViewProps } from "../app.tsx";
import type { Found, Id, Names } from "../answers.ts";
import type { Access, Balance, Bundle, Entitlement, Equality, Options } from "../answers_of_equality.ts";
import { learnName, useAnswer, useNames } from "../answer.ts";
import { change, question } from "../decide/address.js";
import { sums } from "../decide/donors.js";
import { balanceText, choiceWords, countryName, equalityParts, equalitySentence, profileWords, reachWords, spreadWords } from "../decide/equality.js";
import { chosenForYou, onDay, oneDay, placeWords } from "../decide/frame.js";
import { capital, count, list, nameOf, number, spaced } from "../decide/words.js";
import { ChoosePart } from "../parts/choose_part.tsx";
import { Foot, ViewFrame } from "../parts/frame.tsx";
import { RecordLink } from "../parts/links.tsx";
import { Columns, type Line } from "../parts/columns.tsx";
import { Typeahead } from "../parts/typeahead.tsx";
import { go, type Place } from "../place.ts";

const atMost = 1000;

export function EqualityView({ place, status, query }: ViewProps) {
  const part = place.query.part ?? "locations";
  const path = question("/equality", oneDay(query, status), { view: part, host: part === "hosts" ? null : (place.query.host ?? null), limit: atMost });
  const { answer, problem, loading } = useAnswer<Equality>(path);
  const groups = useNames(query.group);
  const shown = answer?.view === part ? answer : null;
  return (
    <ViewFrame
      title="Equality" problem={problem} loading={loading}
      note={<>{chosenForYou(place.query, status)} Services recorded, never the conditions of a place; no score of countries.</>}
      sentence={shown ? equalitySentence(shown, profileWords(place.query, groups)) : ""}
      foot={shown && <Foot path={path} said={[capital(onDay(shown.at)), placeWords(shown.level)[1], count(shown.total, "row"), `${number((shown.unknown ?? 0) + (shown.unreported ?? 0))} not known`, `revision ${shown.revision}`]} />}
    >
      <ChoosePart place={place} parts={equalityParts} shown={part} first="locations" />
      <Profile place={place} />
      {shown?.inequality && <Spread answer={shown} />}
      {shown && shown.items.length > 0 && <Columns title={equalityParts.find(([code]) => code === part)?.[1] ?? part} heads={heads(shown)} lines={shown.items.map((item) => line(shown, item, place))} />}
      {shown && shown.items.length < shown.total && <p class="muted">The first {number(shown.items.length)} of {number(shown.total)} are listed; choose a place to see all of fewer.</p>}
    </ViewFrame>
  );
}

// For whom it is asked: whoever it may be, unless somebody says.
function Profile({ place }: { place: Place }) {
  return (
    <form class="asking" onSubmit={(event) => {
      event.preventDefault();
      const host = String(new FormData(event.currentTarget).get("host") ?? "").trim().toUpperCase();
      go(change(place, { host: host || null }));
    }}>
      <div class="field"><span>For whom</span>
        <Typeahead label="For which group of people" placeholder="Type a group, such as returnees" kind="groups" clears
          onPick={(found: Found) => { learnName(found.id, found.name); go(change(place, { group: found.id })); }} />
      </div>
      <label>Coming from <small>(a country’s two letters)</small>
        <input type="text" name="host" defaultValue={place.query.host ?? ""} maxLength={2} pattern="[A-Za-z]{2}" autocomplete="off" />
      </label>
      <p><button type="submit">Show</button></p>
    </form>
  );
}

function Spread({ answer }: { answer: Equality }) {
  const rows = Object.entries(answer.dimensions ?? {});
  return (
    <details>
      <summary>How unequal: {answer.inequality && spreadWords(answer.inequality)}</summary>
      <Columns title="By dimension" heads={["Dimension", "Spread"]}
        lines={rows.map(([id, found]): Line => ({ key: id, cells: [nameOf(answer.names, id), spreadWords(found)] }))} />
    </details>
  );
}

function heads({ view }: Equality): string[] {
  switch (view) {
    case "packages": return ["Going to", "Profile", "From", "Money", "In kind"];
    case "balance": return ["Place", "For returnees only", "For residents only", "For both", "For others", "Not said for whom"];
    case "access": return ["Place", "Service", "Group", "Left open", "Conditions"];
    case "bundles": return ["Place", "Offered", "Absent", "Way in", "Reached from it"];
    case "hosts": return ["Host country", "Services", "Reached from a way in", "Which"];
    default: return ["Place", "Services", "Reached from a way in", "Which"];
  }
}

function line(answer: Equality, item: Equality["items"][number], place: Place): Line {
  const { names } = answer;
  const named = (id: Id | null) => (id === null ? "none" : <RecordLink place={place} id={id} name={nameOf(names, id)} />);
  switch (answer.view) {
    case "packages": {
      const one = item as Entitlement;
      const money = sums(one.money);
      return { key: `${one.destination}|${one.profile}|${one.host}|${money}`, cells: [named(one.destination), one.profile ?? "any", countryName(one.host, names), money, one.in_kind.length ? list(one.in_kind) : "none recorded"] };
    }
    case "balance": {
      const one = item as Balance;
      return { key: one.id, cells: [named(one.location), ...(["returnees", "residents", "both", "others", "unknown"] as const).map((of) => balanceText(one, names, of))] };
    }
    case "access": {
      const one = item as Access;
      const left = one.nothing_left ? "nothing" : `${number(one.open)} of ${number(one.deliveries)}`;
      return { key: one.id, cells: [named(one.location), named(one.service), one.group ? named(one.group) : "everyone", left, list(one.conditions.map(spaced))] };
    }
    case "bundles": return bundle(item as Bundle, names, named);
    default: return options(item as Options, names, named);
  }
}

type Named = (id: Id | null) => Line["cells"][number];

function bundle(one: Bundle, names: Names, named: Named): Line {
  const all = (ids: Id[]) => list(ids.map((id) => nameOf(names, id))) || "none";
  const absent = one.absent.length === 0 ? "none" : `${all(one.absent)}${one.absence_known ? "" : " (of some nobody reported)"}`;
  return { key: one.id, cells: [named(one.location), all(one.offered), absent, one.links_known ? named(one.entry) : "not known", one.links_known ? all(one.reached) : "not known"] };
}

function options(one: Options, names: Names, named: Named): Line {
  const where = one.host === undefined ? named(one.location ?? null) : countryName(one.host, names);
  const which = choiceWords(one.state) || list(one.open.map((id) => nameOf(names, id)));
  return { key: one.host ?? one.location ?? "", cells: [where, number(one.services), reachWords(one), which] };
}
