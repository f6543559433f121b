#include "engine/analysis/commitments.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <tuple>

namespace engine {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> codes) {
  return std::ranges::find(codes, text) != codes.end();
}

// Whether somebody says that it is done, or is to be done no more.
bool is_closed(std::string_view status) {
  return is_one_of(status, {"done", "completed", "fulfilled", "met", "closed", "cancelled", "withdrawn"});
}

bool is_running(const ProgrammeNode& programme, Day day) {
  if (!programme.period.has(day)) return false;
  if (is_one_of(programme.status, {"cancelled", "suspended"})) return false;
  // What was completed without an end is not active, as a delivery is not.
  const bool over = is_one_of(programme.status, {"completed", "closed", "ended"});
  return !over || programme.period.to != Period::open_end;
}

// The commitments of money into each programme that the asker may see.
class CommittedMoney {
 public:
  CommittedMoney(const Snapshot& snapshot, const Question& question) : day_(*question.day) {
    for (const FundingEdge& funding : snapshot.funding) {
      if (funding.tier > question.tier || funding.kind != "commitment" || !funding.receiver.programme.known()) continue;
      edges_[funding.receiver.programme].push_back(&funding);
    }
  }

  // One without dates may hold the day.
  Committed of(Ref<Programme> programme) const {
    const auto found = edges_.find(programme);
    if (found == edges_.end()) return Committed::unknown;
    bool undated = false;
    for (const FundingEdge* funding : found->second) {
      if (funding->has_period && funding->period.has(day_)) return Committed::now;
      undated = undated || !funding->has_period;
    }
    return undated ? Committed::unknown : Committed::not_now;
  }

  std::vector<Number> records(Ref<Programme> programme) const {
    std::vector<Number> numbers;
    const auto found = edges_.find(programme);
    if (found == edges_.end()) return numbers;
    for (const FundingEdge* funding : found->second) numbers.push_back(funding->number);
    std::ranges::sort(numbers);
    return numbers;
  }

 private:
  Day day_;
  std::map<Ref<Programme>, std::vector<const FundingEdge*>> edges_;
};

class Finder {
 public:
  Finder(const Snapshot& snapshot, const Question& question)
      : snapshot_(snapshot), question_(question), money_(snapshot, question) {
    for (const CommitmentNode& commitment : snapshot.commitments) {
      if (commitment.tier <= question.tier && !commitment.programmes.empty()) telling_.insert(commitment.source);
    }
    for (std::uint32_t document = 0; document < snapshot.documents.size(); ++document) {
      if (snapshot.documents[document].tier <= question.tier)
        documents_.emplace(snapshot.documents[document].id, document);
    }
  }

  Commitments find() const;

 private:
  CommitmentFound judge(std::uint32_t commitment) const;
  std::optional<bool> is_overdue(const CommitmentNode& commitment) const;
  void answer(CommitmentFound& found, const CommitmentNode& commitment) const;
  bool asked_for(const CommitmentFound& found) const;
  auto order_of(const CommitmentFound& found) const;

  const Snapshot& snapshot_;
  const Question& question_;
  CommittedMoney money_;
  std::set<std::uint32_t> telling_;  // the sources that say of some commitment who answers it
  std::map<std::string, std::uint32_t> documents_;
};

std::optional<bool> Finder::is_overdue(const CommitmentNode& commitment) const {
  if (!commitment.due) return std::nullopt;
  if (*commitment.due >= *question_.day || is_closed(commitment.status)) return false;
  return commitment.status.empty() ? std::nullopt : std::optional(true);
}

void Finder::answer(CommitmentFound& found, const CommitmentNode& commitment) const {
  const auto set = [&](CommitmentAnswer answer, const char* reason) {
    found.answer = answer;
    found.reason = reason;
  };
  if (found.programmes.empty()) {
    if (telling_.contains(commitment.source)) {
      return set(CommitmentAnswer::none, "Its source names programmes for other commitments, and none for this one.");
    }
    return set(CommitmentAnswer::unknown, "Its source does not say which programmes answer its commitments.");
  }
  bool running = false, ran_out = true;
  for (const AnsweringProgramme& one : found.programmes) {
    if (!one.running) continue;
    running = true;
    ran_out = ran_out && one.committed == Committed::not_now;
    if (one.committed == Committed::now) {
      return set(CommitmentAnswer::funded, "A running programme answers it, and committed money holds the day.");
    }
  }
  if (!running) return set(CommitmentAnswer::none, "None of the programmes that answer it runs on this day.");
  set(CommitmentAnswer::programme,
      ran_out ? "A running programme answers it; the money committed to it does not hold the day."
              : "A running programme answers it; whether it is funded on this day is not known.");
}

CommitmentFound Finder::judge(std::uint32_t number) const {
  const CommitmentNode& commitment = snapshot_.commitments[number];
  CommitmentFound found;
  found.commitment = number;
  const auto document = documents_.find(commitment.document);
  if (document != documents_.end()) found.document = document->second;
  found.overdue = is_overdue(commitment);
  found.evidence.push_back(commitment.number);
  for (const Ref<Programme> programme : commitment.programmes) {
    const ProgrammeNode& node = snapshot_.programmes[programme.index];
    found.programmes.push_back(
        {programme, is_running(node, *question_.day), money_.of(programme), money_.records(programme)});
    const auto& funding = found.programmes.back().funding;
    found.evidence.insert(found.evidence.end(), node.records.begin(), node.records.end());
    found.evidence.insert(found.evidence.end(), funding.begin(), funding.end());
  }
  std::ranges::sort(found.evidence);
  found.evidence.erase(std::ranges::unique(found.evidence).begin(), found.evidence.end());
  answer(found, commitment);
  return found;
}

bool Finder::asked_for(const CommitmentFound& found) const {
  const Filter& filter = question_.filter;
  const auto has = [](const auto& wanted, auto one) { return std::ranges::find(wanted, one) != wanted.end(); };
  if (!filter.organisations.empty() && !has(filter.organisations, snapshot_.commitments[found.commitment].owner)) {
    return false;
  }
  return filter.donors.empty() || std::ranges::any_of(found.programmes, [&](const AnsweringProgramme& one) {
           const auto& donors = snapshot_.programmes[one.programme.index].donors;
           return std::ranges::any_of(donors, [&](Ref<Organisation> donor) { return has(filter.donors, donor); });
         });
}

auto Finder::order_of(const CommitmentFound& found) const {
  const CommitmentNode& commitment = snapshot_.commitments[found.commitment];
  return std::tuple(std::string_view(commitment.document), commitment.due.value_or(Period::open_end),
                    std::string_view(commitment.id), commitment.number);
}

Commitments Finder::find() const {
  Commitments all;
  for (std::uint32_t number = 0; number < snapshot_.commitments.size(); ++number) {
    if (snapshot_.commitments[number].tier > question_.tier) continue;
    CommitmentFound found = judge(number);
    if (asked_for(found)) all.items.push_back(std::move(found));
  }
  std::ranges::sort(all.items, [&](const CommitmentFound& one, const CommitmentFound& other) {
    return order_of(one) < order_of(other);
  });
  for (const CommitmentFound& found : all.items) {
    ++all.answers[static_cast<std::size_t>(found.answer)];
    all.overdue += found.overdue.value_or(false);
    all.overdue_unknown += !found.overdue;
  }
  return all;
}

}  // namespace

std::string_view to_text(CommitmentAnswer answer) {
  constexpr std::array<std::string_view, commitment_answer_count> names = {"funded", "programme", "none", "unknown"};
  return names[static_cast<std::size_t>(answer)];
}

std::string_view to_text(Committed committed) {
  constexpr std::array<std::string_view, 3> names = {"unknown", "not-now", "now"};
  return names[static_cast<std::size_t>(committed)];
}

Commitments find_commitments(const Snapshot& snapshot, const Question& question) {
  assert(question.day);
  return Finder(snapshot, question).find();
}

}  // namespace engine
