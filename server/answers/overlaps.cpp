#include "server/answers/overlaps.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/analysis/overlap_money.h"
#include "engine/analysis/overlap_shares.h"
#include "engine/analysis/overlaps.h"
#include "engine/analysis/pair_findings.h"
#include "engine/model/error.h"
#include "server/answers/guard.h"
#include "server/answers/items.h"
#include "server/answers/json.h"
#include "server/answers/money.h"
#include "server/answers/question.h"
#include "server/answers/read_codes.h"

namespace server {
namespace {

using engine::Overlap;
using engine::OverlapClass;
using nlohmann::json;

constexpr std::size_t crowded_shown = 10;
constexpr std::size_t batch = 4096;  // pairs that are in memory at a time
constexpr std::size_t everything = std::numeric_limits<std::size_t>::max() / 2;

json shared_money_json(const std::vector<engine::SharedMoney>& shared) {
  if (shared.empty()) return nullptr;
  json list = json::array();
  for (const auto& [money, estimated] : shared) {
    list.push_back(money_json(money));
    list.back()["estimated"] = estimated;
  }
  return list;
}

json leads_json(const std::vector<engine::Ref<engine::Organisation>>& leads, Names& names) {
  json list = json::array();
  for (const auto lead : leads) list.push_back(names(lead));
  return list;
}

json overlap_json(const Overlap& overlap, const engine::OverlapMoney& money, Names& names) {
  json shared = cells_json(overlap.shared, names);
  return {{"id", overlap.id},
          {"a", names(overlap.a)},
          {"b", names(overlap.b)},
          {"class", to_text(overlap.kind)},
          {"probable", overlap.probable},
          {"reason", overlap.reason},
          {"organisations_a", leads_json(overlap.organisations_a, names)},
          {"organisations_b", leads_json(overlap.organisations_b, names)},
          {"cells", overlap.shared.size()},
          {"sites", overlap.sites},
          {"jaccard", overlap.jaccard},
          {"containment", overlap.containment},
          {"days", overlap.days ? json(*overlap.days) : json()},
          {"money", shared_money_json(money.of(overlap))},
          {"saturation", overlap.saturation ? json(*overlap.saturation) : json()},
          {"shared", std::move(shared)}};
}

json classes_json(const engine::OverlapTotals& totals) {
  const auto& counts = totals.classes;
  json classes = json::object();
  for (std::size_t kind = 0; kind < counts.size(); ++kind) {
    classes[std::string(to_text(static_cast<engine::OverlapClass>(kind)))] = counts[kind];
  }
  return classes;
}

json crowded_json(const std::vector<engine::CrowdedCell>& crowded, Names& names) {
  json list = json::array();
  for (const engine::CrowdedCell& one : crowded) {
    json cell = cell_json(one.cell, names);
    cell["providers"] = one.providers;
    list.push_back(std::move(cell));
  }
  return list;
}

// Whom the pair concerns: the organisations that lead either side, and those that it names.
std::vector<engine::Ref<engine::Organisation>> concerned_by(const Overlap& pair) {
  auto concerned = pair.organisations_a;
  concerned.insert(concerned.end(), pair.organisations_b.begin(), pair.organisations_b.end());
  for (const engine::Provider& provider : {pair.a, pair.b}) {
    if (provider.organisation.known()) concerned.push_back(provider.organisation);
  }
  return concerned;
}

// How many pairs are named as duplication; they come first in the order.
std::size_t named(const engine::OverlapTotals& totals) {
  const auto count = [&](OverlapClass one) { return totals.classes[static_cast<std::size_t>(one)]; };
  return count(OverlapClass::confirmed) + count(OverlapClass::likely);
}

// The pairs up to the last one that is shown, or more: for who may not see some as many more are listed.
engine::RankedOverlaps find_listed(const Asking& asking, const engine::Question& question,
                                   const std::vector<OverlapClass>& classes) {
  const engine::Snapshot& snapshot = asking.edition.snapshot();
  engine::OverlapsListed listed;
  listed.crowded = crowded_shown;
  for (const OverlapClass one : classes) {
    if (one == classes.front()) listed.kinds.reset();
    listed.kinds.set(static_cast<std::size_t>(one));
  }
  listed.most = Part::of(asking, everything).to;
  engine::RankedOverlaps found(snapshot, question, listed);
  const std::size_t withheld_at_most = named(found.totals());
  if (asking.tier == engine::Tier::secretariat || withheld_at_most == 0 || found.size() < listed.most) return found;
  listed.most += withheld_at_most;
  return {snapshot, question, listed};
}

// Which pairs are named as duplication, and the asker may not see yet: their places, ascending.
std::vector<std::size_t> withheld_from(const Asking& asking, const engine::RankedOverlaps& found) {
  std::vector<std::size_t> withheld;
  if (asking.tier == engine::Tier::secretariat) return withheld;
  const PairGuard guard(asking);
  const std::size_t last = std::min(found.size(), named(found.totals()));
  for (std::size_t from = 0; from < last; from += batch) {
    const auto pairs = found.pairs(from, std::min(last, from + batch));
    for (std::size_t at = 0; at < pairs.size(); ++at) {
      const bool hidden =
          engine::is_duplication(pairs[at].kind) && !guard.may_see(pairs[at].id, concerned_by(pairs[at]));
      if (hidden) withheld.push_back(from + at);
    }
  }
  return withheld;
}

// The place of one of the others.
std::size_t place_of(std::size_t shown, const std::vector<std::size_t>& withheld) {
  for (const std::size_t one : withheld) shown += one <= shown;
  return shown;
}

// Writes the pairs of a part, some at a time.
void list_pairs(json& answer, const Asking& asking, const engine::Question& question,
                const engine::RankedOverlaps& found, const std::vector<std::size_t>& withheld, const Part& part,
                Names& names) {
  Items items(answer, asking);
  const std::size_t end = std::min(found.size(), place_of(part.to, withheld));
  for (std::size_t from = place_of(part.from, withheld); from < end; from += batch) {
    const auto pairs = found.pairs(from, std::min(end, from + batch));
    std::vector<const Overlap*> shown;
    for (std::size_t at = 0; at < pairs.size(); ++at) {
      if (!std::ranges::binary_search(withheld, from + at)) shown.push_back(&pairs[at]);
    }
    const engine::OverlapMoney money(asking.edition.snapshot(), question, shown);
    for (const Overlap* pair : shown) items.add(overlap_json(*pair, money, names));
  }
}

// The share that overlaps, at several levels side by side: it depends on them more than on the field.
json levels_json(const Asking& asking, const engine::Question& question) {
  const auto level = [](const std::optional<int>& one) { return one ? json(*one) : json("finest"); };
  json answer = frame_json(asking, question);
  answer["view"] = "levels";
  answer["items"] = json::array();
  for (const auto& one : find_overlap_shares(asking.edition.snapshot(), question)) {
    const double share = one.cells == 0 ? 0 : static_cast<double>(one.shared) / one.cells;
    answer["items"].push_back({{"level", level(one.levels.location)},
                               {"service_level", level(one.levels.service)},
                               {"cells", one.cells},
                               {"shared", one.shared},
                               {"share", one.cells == 0 ? json() : json(share)},
                               {"providers", one.providers},
                               {"overlapping", one.overlapping},
                               {"pairs", one.pairs}});
  }
  answer["total"] = answer["items"].size();
  answer["columns"] = {"level", "service_level", "cells", "shared", "share", "providers", "overlapping", "pairs"};
  answer["names"] = json::object();
  return answer;
}

}  // namespace

json pair_json(const Asking& asking, const engine::Question& question, const Overlap& pair, Names& names) {
  return overlap_json(pair, engine::OverlapMoney(asking.edition.snapshot(), question, {&pair}), names);
}

json answer_overlaps(const Asking& asking) {
  const engine::Question question = read_question(asking, usual_for_overlaps);
  const std::string shown = asking.parameters.text("view").value_or("pairs");
  if (shown == "levels") return levels_json(asking, question);
  if (shown != "pairs") {
    throw engine::Error(engine::Error::Kind::invalid, "a view is pairs or levels, and '" + shown + "' is none");
  }
  const auto classes = read_codes<OverlapClass>(asking, "class", engine::overlap_class_count);
  const engine::RankedOverlaps found = find_listed(asking, question, classes);
  const auto withheld = withheld_from(asking, found);
  const engine::OverlapTotals& totals = found.totals();
  std::size_t listed = totals.pairs;
  if (!classes.empty()) {
    listed = 0;
    for (const OverlapClass one : std::set(classes.begin(), classes.end())) {
      listed += totals.classes[static_cast<std::size_t>(one)];
    }
  }
  listed -= withheld.size();

  Names names(asking);
  json answer = frame_json(asking, question);
  answer["total"] = totals.pairs - withheld.size();
  if (!classes.empty()) answer["listed"] = listed;
  answer["classes"] = classes_json(totals);
  answer["withheld"] = withheld.size();
  answer["crowded"] = crowded_json(found.crowded(), names);
  answer["crowded_total"] = totals.crowded.value();
  list_pairs(answer, asking, question, found, withheld, Part::of(asking, listed), names);
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
