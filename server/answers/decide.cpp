#include "server/answers/decide.h"

#include <algorithm>
#include <mutex>
#include <nlohmann/json.hpp>

#include "engine/analysis/findings.h"
#include "engine/model/error.h"
#include "server/answers/findings.h"
#include "server/answers/guard.h"
#include "server/answers/resolve.h"
#include "server/library/own_sources.h"

namespace server {
namespace {

using engine::Error;
using engine::FindingNow;
using nlohmann::json;

[[noreturn]] void refuse(const std::string& sentence) { throw Error(Error::Kind::invalid, sentence); }

void check_order(const DecisionOrder& order) {
  const auto words = engine::decision_words();
  if (std::ranges::find(words, order.status) == words.end()) {
    std::string known;
    for (const std::string_view word : words) known += (known.empty() ? "" : ", ") + std::string(word);
    refuse("status is one of " + known + ", and '" + order.status + "' is none");
  }
  if (order.status == "agreed" && (order.owner.empty() || !order.due)) {
    refuse("what is agreed needs an owner and a day on which it is due");
  }
  if ((order.status == "dismissed" || order.status == "rejected") && order.reason.empty()) {
    refuse("say with a reason why the finding is " + order.status);
  }
  if (order.status == "reply" && (order.owner.empty() || order.reason.empty())) {
    refuse("a reply needs its words, as the reason, and the organisation that replies, as the owner");
  }
}

// The finding, on the day that is asked about or, of a pair, over all time.
FindingNow find_it(const Asking& asking, const DecisionOrder& order) {
  const engine::FindingsAsked asked = read_findings_asked(asking);
  if (engine::kind_of_finding(order.finding) == engine::FindingKind::double_record) {
    constexpr engine::FindingKind kinds[] = {engine::FindingKind::double_record};
    for (FindingNow& one : find_all_findings(asking, asked, kinds)) {
      if (one.finding.id == order.finding) return std::move(one);
    }
  }
  auto now = find_finding(asking.edition.snapshot(), asked, order.finding);
  if (now) return std::move(*now);
  throw Error(Error::Kind::not_found, "there is no finding '" + order.finding +
                                          "' on this day and at these levels; say which day and levels the list had");
}

void check_concerns(const Asking& asking, const FindingNow& now, const DecisionOrder& order) {
  const bool is_judgement = order.status == "confirmed" || order.status == "rejected";
  if (is_judgement && now.finding.kind != engine::FindingKind::duplication) {
    refuse("only a pair that overlaps is " + order.status + "; of other findings say dismissed or resolved");
  }
  if (order.status != "reply") return;
  const auto owner = resolve_organisation(asking.edition, order.owner);
  if (std::ranges::find(now.finding.concerned, owner) == now.finding.concerned.end()) {
    throw Error(Error::Kind::forbidden, "only an organisation that the finding concerns replies to it");
  }
}

// Until the two and the secretariat have talked, nobody else reads what is said of a pair.
engine::Tier tier_of_decision(const FindingNow& now, const DecisionOrder& order) {
  if (now.finding.kind != engine::FindingKind::duplication) return engine::Tier::everybody;
  const bool shares = order.status == "acknowledged" || order.status == "agreed" || order.status == "resolved";
  return shares || now.life.shared ? engine::Tier::everybody : engine::Tier::secretariat;
}

engine::Changeset changeset_of(const Asking& asking, const FindingNow& now, const DecisionOrder& order) {
  engine::FindingDecision decision{order.finding, order.status, order.reason, order.owner, order.due, now.finding.hash};
  engine::StoredRecord stored;
  stored.record.source = decisions_source;
  stored.record.assured = asking.today;
  stored.record.tier = tier_of_decision(now, order);
  stored.record.fact = std::move(decision);
  engine::Changeset changeset;
  changeset.based_on = asking.edition.revision();
  changeset.basis = engine::Basis::own_records;  // it says itself of which evidence it is
  changeset.when = order.when;
  changeset.actor = order.actor;
  changeset.source = decisions_source;
  changeset.message = order.finding + ": " + order.status;
  changeset.added.push_back(std::move(stored));
  return changeset;
}

// The same question of the present revision.
Asking anew(const Asking& asking, const Edition& edition) {
  return {asking.library, edition, asking.parameters, asking.parts, asking.tier, asking.today, asking.organisation};
}

json finding_now(const Asking& asking, const DecisionOrder& order) {
  Names names(asking);
  json answer = {{"revision", asking.edition.revision()},
                 {"finding", finding_json(asking, find_it(asking, order), names)}};
  answer["names"] = names.json();
  return answer;
}

}  // namespace

DecisionOrder read_decision(const Parameters& parameters, const std::string& finding) {
  DecisionOrder order;
  order.finding = finding;
  order.status = parameters.text("status").value_or("");
  order.reason = parameters.text("reason").value_or("");
  order.owner = parameters.text("owner").value_or("");
  if (const auto due = parameters.text("due")) order.due = engine::parse_day(*due);
  return order;
}

json decide(Library& library, const Asking& asking, DecisionOrder order) {
  check_order(order);
  const std::lock_guard one_at_a_time(library.judging());
  library.refresh();
  const auto before = library.present();
  const Asking now = anew(asking, *before);
  if (!order.owner.empty()) {
    const auto owner = resolve_organisation(*before, order.owner);
    order.owner = before->snapshot().organisations[owner.index].id;
  }
  const FindingNow finding = find_it(now, order);
  check_concerns(now, finding, order);
  library.database().commit(changeset_of(now, finding, order));
  library.refresh();
  const auto after = library.present();
  return finding_now(anew(asking, *after), order);
}

}  // namespace server
