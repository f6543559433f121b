#include "server/answers/judgement.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/json.h"
#include "server/answers/matches.h"
#include "server/library/own_sources.h"
#include "server/library/undoing.h"

namespace server {
namespace {

using engine::Error;
using nlohmann::json;

constexpr int tries = 3;  // a commit by another in between is rare; three in a row are a fault
constexpr std::int64_t seconds_a_day = 86400;

// The organisation or programme that an id means: its kind and its own id.
std::pair<std::string_view, std::string> entity_of(const engine::Snapshot& snapshot, const std::string& id) {
  const auto organisation = snapshot.organisation_by_id.find(id);
  if (organisation != snapshot.organisation_by_id.end()) {
    return {"organisation", snapshot.organisations[organisation->second.index].id};
  }
  const auto programme = snapshot.programme_by_id.find(id);
  if (programme != snapshot.programme_by_id.end()) {
    return {"programme", snapshot.programmes[programme->second.index].id};
  }
  throw Error(Error::Kind::not_found, "no organisation or programme has the id '" + id + "'");
}

// What was judged last on each pair of ids, the lesser first.
std::map<std::pair<std::string, std::string>, std::string> judged(const std::vector<engine::StoredRecord>& decisions) {
  std::map<std::pair<std::string, std::string>, std::string> last;
  for (const auto& stored : decisions) {
    const auto& decision = std::get<engine::SameAs>(stored.record.fact);
    last[std::minmax(decision.a.text, decision.b.text)] = decision.judgement;
  }
  return last;
}

void check(const engine::Snapshot& snapshot, const SameOrder& order, const std::string& last) {
  const auto one = entity_of(snapshot, order.a);
  const auto other = entity_of(snapshot, order.b);
  if (order.a == order.b) throw Error(Error::Kind::invalid, "'" + order.a + "' is one record; name two");
  if (one.first != other.first) {
    throw Error(Error::Kind::invalid, "'" + order.a + "' is " +
                                          (one.first == "organisation" ? "an organisation" : "a programme") +
                                          ", and '" + order.b + "' is none");
  }
  const bool joined = one.second == other.second;
  if (order.judgement == "same" && joined) {
    throw Error(Error::Kind::invalid, "'" + order.a + "' and '" + order.b + "' are one already");
  }
  if (order.judgement == "different" && !joined && last == "different") {
    throw Error(Error::Kind::invalid, "'" + order.a + "' and '" + order.b + "' are judged to be two already");
  }
}

engine::StoredRecord record_of(const SameOrder& order, std::int64_t when) {
  engine::StoredRecord stored;
  stored.record.source = decisions_source;
  stored.record.assured = engine::Day{static_cast<std::int32_t>(when / seconds_a_day)};
  stored.record.fact = engine::SameAs{{order.a}, {order.b}, order.judgement, order.reason};
  return stored;
}

// The judgement; and where the two become one, the same of every pair of their records that was parted before.
std::vector<engine::StoredRecord> records_of(const Library& library, const Edition& edition, const SameOrder& order,
                                             std::int64_t when) {
  const engine::Snapshot& snapshot = edition.snapshot();
  const auto last = judged(same_as_records(library.database(), edition));
  const auto own = last.find(std::minmax(order.a, order.b));
  check(snapshot, order, own == last.end() ? "" : own->second);
  std::vector<engine::StoredRecord> records = {record_of(order, when)};
  if (order.judgement != "same") return records;
  const auto is = [&](const std::string& id, const std::string& whom) {
    const bool known = snapshot.organisation_by_id.contains(id) || snapshot.programme_by_id.contains(id);
    return known && entity_of(snapshot, id) == entity_of(snapshot, whom);
  };
  for (const auto& [pair, judgement] : last) {
    if (judgement != "different" || pair == std::pair<std::string, std::string>(std::minmax(order.a, order.b)))
      continue;
    const bool between =
        (is(pair.first, order.a) && is(pair.second, order.b)) || (is(pair.first, order.b) && is(pair.second, order.a));
    if (between) records.push_back(record_of({pair.first, pair.second, "same", order.reason}, when));
  }
  return records;
}

// Commits what `make` makes of the present edition, which is made again where somebody committed meanwhile.
template <class Make>
engine::Revision commit(Library& library, const Writer& writer, const std::string& message, Make make) {
  const std::lock_guard one_at_a_time(library.judging());
  for (int left = tries;; --left) {
    library.refresh();
    const auto edition = library.present();
    engine::Changeset changeset = make(*edition);
    changeset.based_on = edition->revision();
    changeset.when = writer.when;
    changeset.actor = writer.actor;
    changeset.source = decisions_source;
    changeset.message = message;
    if (changeset.empty()) throw Error(Error::Kind::invalid, "there is nothing left to " + message);
    try {
      const engine::Revision revision = library.database().commit(changeset);
      library.refresh();
      return revision;
    } catch (const Error& error) {
      if (error.kind() != Error::Kind::conflict || left == 1) throw;
    }
  }
}

}  // namespace

json judge_same(Library& library, const SameOrder& order, const Writer& writer) {
  const std::string verb = order.judgement == "same" ? "merge " : "separate ";
  const engine::Revision revision =
      commit(library, writer, verb + order.a + " " + order.b, [&](const Edition& edition) {
        engine::Changeset changeset;
        changeset.basis = engine::Basis::own_records;  // what others say meanwhile is judged as it will be
        changeset.added = records_of(library, edition, order, writer.when);
        return changeset;
      });
  const auto edition = library.present();
  const auto one = entity_of(edition->snapshot(), order.a);
  const auto other = entity_of(edition->snapshot(), order.b);
  Names names(*edition);
  names(one.second);
  names(other.second);
  json answer = {
      {"revision", revision},
      {"a", order.a},
      {"b", order.b},
      {"judgement", order.judgement},
      {"reason", known(order.reason)},
      {"joined", one.second == other.second},
      {"ids", one.second == other.second ? json::array({one.second}) : json::array({one.second, other.second})}};
  answer["names"] = names.json();
  return answer;
}

json undo(Library& library, engine::Revision revision, const Writer& writer) {
  std::size_t restored = 0, withdrawn = 0;
  const engine::Revision now =
      commit(library, writer, "undo revision " + std::to_string(revision), [&](const Edition&) {
        engine::Changeset changeset = undoing(library.database(), revision);
        restored = changeset.changed.size();
        withdrawn = changeset.withdrawn.size();
        return changeset;
      });
  return {{"revision", now}, {"undone", revision}, {"restored", restored}, {"withdrawn", withdrawn}};
}

}  // namespace server
