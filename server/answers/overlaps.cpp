#include "server/answers/overlaps.h"

#include <limits>
#include <nlohmann/json.hpp>

#include "engine/analysis/overlap_money.h"
#include "engine/analysis/overlap_shares.h"
#include "engine/analysis/overlaps.h"
#include "engine/analysis/pair_findings.h"
#include "engine/model/error.h"
#include "server/answers/guard.h"
#include "server/answers/json.h"
#include "server/answers/money.h"
#include "server/answers/question.h"

namespace server {
namespace {

using engine::Overlap;
using nlohmann::json;

constexpr std::size_t crowded_shown = 10;

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
  for (std::size_t i = 0; i < crowded.size() && i < crowded_shown; ++i) {
    json cell = cell_json(crowded[i].cell, names);
    cell["providers"] = crowded[i].providers;
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

// Leaves out what is named as duplication and the asker may not see yet, and says how many pairs that were.
std::size_t withhold(const Asking& asking, std::vector<Overlap>& pairs) {
  const PairGuard guard(asking);
  return std::erase_if(pairs, [&](const Overlap& pair) {
    return engine::is_duplication(pair.kind) && !guard.may_see(pair.id, concerned_by(pair));
  });
}

std::uint64_t count(const engine::OverlapTotals& totals, engine::OverlapClass one) {
  return totals.classes[static_cast<std::size_t>(one)];
}

// The pairs up to the last one that is shown, or more. What may be withheld comes first in the order, so that for who
// may not see it as many more are listed.
engine::Overlaps find_listed(const Asking& asking, const engine::Question& question) {
  constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
  const std::size_t last = Part::of(asking.parameters, all).to;
  engine::Overlaps found = find_overlaps(asking.edition.snapshot(), question, engine::OverlapsListed::best(last));
  const std::uint64_t withheld_at_most =
      count(found.totals, engine::OverlapClass::confirmed) + count(found.totals, engine::OverlapClass::likely);
  if (asking.tier == engine::Tier::secretariat || withheld_at_most == 0 || last >= found.totals.pairs) return found;
  return find_overlaps(asking.edition.snapshot(), question, engine::OverlapsListed::best(last + withheld_at_most));
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
  engine::Overlaps overlaps = find_listed(asking, question);
  const std::size_t withheld = withhold(asking, overlaps.pairs);
  const std::size_t total = overlaps.totals.pairs - withheld;

  Names names(asking);
  json answer = frame_json(asking, question);
  const Part part = Part::of(asking.parameters, total);
  std::vector<const Overlap*> listed;
  for (std::size_t i = part.from; i < part.to; ++i) listed.push_back(&overlaps.pairs[i]);
  const engine::OverlapMoney money(asking.edition.snapshot(), question, listed);
  json items = json::array();
  for (const Overlap* pair : listed) items.push_back(overlap_json(*pair, money, names));
  answer["items"] = std::move(items);
  answer["total"] = total;
  answer["classes"] = classes_json(overlaps.totals);
  answer["withheld"] = withheld;
  answer["crowded"] = crowded_json(overlaps.crowded, names);
  answer["crowded_total"] = overlaps.crowded.size();
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
