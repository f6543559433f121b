// The filter as chips. The chips are the filter: what they say stands in the
// address and stays while the reader walks from view to view.

import type { Revision, Status } from "../answers.ts";
import { learnName, useAnswer, useNames } from "../answer.ts";
import { anyDay, change, takes } from "../decide/address.js";
import { levelsToChoose, placeWords } from "../decide/frame.js";
import { capital, count, day, listSome, spaced } from "../decide/words.js";
import { go, type Place } from "../place.ts";
import { Chip } from "./chip.tsx";
import { Typeahead } from "./typeahead.tsx";

interface FilterProps {
  place: Place;
  status: Status;
  query: Record<string, string>;
}

type Changes = Record<string, string | null>;

export function Filter({ place, status, query }: FilterProps) {
  const { view } = place;
  const set = (changes: Changes) => go(change(place, changes));
  return (
    <section class="filter" aria-label="Filter">
      {takes(view, "location") && <Named name="location" label="Place" none="everywhere" kind="locations" query={query} set={set} />}
      {takes(view, "service") && <Named name="service" label="Topic" none="all" kind="services" query={query} set={set} />}
      {["group", "organisation", "donor"].map((name) => query[name] && takes(view, name) && (
        <Named key={name} name={name} label={capital(name)} none="all" kind={name === "group" ? "groups" : "organisations"} query={query} set={set} />
      ))}
      {takes(view, "at") && <Day place={place} status={status} query={query} set={set} />}
      {takes(view, "level") && <Detail place={place} status={status} query={query} set={set} />}
      {takes(view, "package") && (status.counts?.packages > 0 || query.package) && <Expected query={query} set={set} />}
      {takes(view, "as_of") && <Known query={query} set={set} status={status} />}
      {["threshold", "horizon"].map((name) => query[name] && takes(view, name) && (
        <Chip key={name} label={capital(name)} value={query[name]} chosen onClear={() => set({ [name]: null })}>
          {() => <p>The {name} that the address names.</p>}
        </Chip>
      ))}
    </section>
  );
}

interface PartProps {
  query: Record<string, string>;
  set: (changes: Changes) => void;
}

function Named({ name, label, none, kind, query, set }: PartProps & { name: string; label: string; none: string; kind: string }) {
  const names = useNames(query[name]);
  const clear = () => set({ [name]: null });
  return (
    <Chip label={label} value={names.length ? listSome(names, 2) : none} chosen={names.length > 0} onClear={clear}>
      {(close) => (
        <>
          <Typeahead
            label={`${label}: type a name`} placeholder="Type a name" kind={kind}
            onPick={(found) => {
              learnName(found.id, found.name);
              set({ [name]: found.id });
              close();
            }}
          />
          {names.length > 0 && <button type="button" onClick={() => { clear(); close(); }}>{capital(none)}</button>}
        </>
      )}
    </Chip>
  );
}

function Day({ place, status, query, set }: PartProps & { place: Place; status: Status }) {
  const chosen = place.query.at !== undefined;
  const anyTime = query.at === anyDay;
  const reported = [...(status.report_days ?? [])].reverse().slice(0, 12);
  const pick = (at: string | null, close: () => void) => {
    set({ at });
    close();
  };
  return (
    <Chip label="Day" value={anyTime ? "at any time" : day(query.at)} chosen={chosen} onClear={() => set({ at: null })}>
      {(close) => (
        <form onSubmit={(event) => {
          event.preventDefault();
          const at = new FormData(event.currentTarget).get("at");
          if (typeof at === "string" && at) pick(at, close);
        }}>
          <label>What is so on <input type="date" name="at" defaultValue={anyTime ? status.today : query.at} required /></label>
          <button type="submit">Show this day</button>
          {reported.length > 0 && <p class="popover-title">Last days reported on</p>}
          <div class="choices">
            {reported.map((at) => <button key={at} type="button" aria-pressed={query.at === at} onClick={() => pick(at, close)}>{day(at)}</button>)}
            <button type="button" onClick={() => pick(status.today, close)}>Today</button>
            {place.view === "overlaps" && <button type="button" aria-pressed={anyTime} onClick={() => pick(anyDay, close)}>At any time</button>}
          </div>
        </form>
      )}
    </Chip>
  );
}

function Detail({ place, status, query, set }: PartProps & { place: Place; status: Status }) {
  // Overlaps are found at the finest service and group unless the reader says otherwise.
  const finest = place.view === "overlaps" || place.view === "network";
  const service = query.service_level ?? (finest ? "finest" : "1");
  const group = query.group_level ?? (finest ? "finest" : "0");
  const says = [capital(placeWords(query.level === "finest" ? "finest" : Number(query.level))[1])];
  if (service === "finest" && !finest) says.push("services in detail");
  if (group === "finest" && !finest) says.push("groups apart");
  const chosen = place.query.level !== undefined || place.query.service_level !== undefined || place.query.group_level !== undefined;
  const choice = (title: string, name: string, now: string, options: [string, string][]) => (
    <fieldset>
      <legend>{title}</legend>
      <div class="choices">
        {options.map(([value, word]) => (
          <button key={value} type="button" aria-pressed={now === value} onClick={() => set({ [name]: value })}>{word}</button>
        ))}
      </div>
    </fieldset>
  );
  return (
    <Chip label="By" value={says.join(", ").toLowerCase()} chosen={chosen} onClear={() => set({ level: null, service_level: null, group_level: null })}>
      {() => (
        <>
          {choice("Places", "level", query.level, levelsToChoose(status, query.level).map((level): [string, string] => [level, `${placeWords(Number(level))[1]}${status.levels?.[level] ? ` (${count(status.levels[level], "record")})` : ""}`]))}
          {choice("Services", "service_level", service, [["1", "sectors"], ["finest", "in detail"]])}
          {choice("Groups of people", "group_level", group, [["0", "together"], ["finest", "apart"]])}
        </>
      )}
    </Chip>
  );
}

// The package whose services are expected everywhere: a yardstick where no need is stated.
function Expected({ query, set }: PartProps) {
  const { answer } = useAnswer<{ items: { id: string }[] }>("/packages?limit=10000");
  const packages = [...new Set((answer?.items ?? []).map((line) => line.id))];
  return (
    <Chip label="Expected" value={query.package ?? "only what is needed"} chosen={query.package !== undefined} onClear={() => set({ package: null })}>
      {(close) => (
        <>
          <p class="popover-title">Services of which package are expected in every place?</p>
          <div class="choices tall">
            {[null, ...packages].map((one) => (
              <button key={one ?? ""} type="button" aria-pressed={(query.package ?? null) === one} onClick={() => { set({ package: one }); close(); }}>
                {one ?? "None: only what is needed"}
              </button>
            ))}
          </div>
        </>
      )}
    </Chip>
  );
}

function Known({ query, set, status }: PartProps & { status: Status }) {
  const then = query.as_of;
  return (
    <Chip label="◷" value={then ? `as we knew it at revision ${then}` : "as we know it now"} chosen={then !== undefined} onClear={() => set({ as_of: null })}>
      {(close) => <Revisions then={then ?? String(status.revision)} pick={(as_of) => { set({ as_of }); close(); }} />}
    </Chip>
  );
}

function Revisions({ then, pick }: { then: string; pick: (revision: string | null) => void }) {
  const { answer, problem, loading } = useAnswer<Revision[] | { items: Revision[] }>("/revisions?limit=30");
  const revisions = Array.isArray(answer) ? answer : (answer?.items ?? []);
  return (
    <>
      <p class="popover-title">As we knew it after</p>
      {loading && !answer && <p role="status">Asking …</p>}
      {problem && <p role="alert">{problem.title}</p>}
      <div class="choices tall">
        <button type="button" onClick={() => pick(null)}>Everything until now</button>
        {revisions.map((one) => (
          <button key={one.revision} type="button" aria-pressed={then === String(one.revision)} onClick={() => pick(String(one.revision))}>
            <strong>Revision {one.revision}</strong>, {day(one.when)}
            <small dir="auto">{[one.source, one.message && spaced(one.message)].filter(Boolean).join(" · ")}</small>
          </button>
        ))}
      </div>
    </>
  );
}
