#include "server/answers/commitments.h"

#include <nlohmann/json.hpp>

#include "engine/analysis/commitments.h"
#include "server/answers/evidence.h"
#include "server/answers/items.h"
#include "server/answers/question.h"

namespace server {
namespace {

using engine::CommitmentFound;
using engine::Snapshot;
using nlohmann::json;

json counts_json(const std::array<std::uint64_t, engine::commitment_answer_count>& answers) {
  json counts = json::object();
  for (std::size_t answer = 0; answer < answers.size(); ++answer) {
    counts[std::string(to_text(static_cast<engine::CommitmentAnswer>(answer)))] = answers[answer];
  }
  return counts;
}

json programmes_json(const Snapshot& snapshot, const CommitmentFound& found, Names& names) {
  json list = json::array();
  for (const engine::AnsweringProgramme& one : found.programmes) {
    json donors = json::array();
    for (const auto donor : snapshot.programmes[one.programme.index].donors) donors.push_back(names(donor));
    list.push_back(
        {{"id", names(one.programme)},
         {"running", one.running},
         {"committed",
          one.committed == engine::Committed::unknown ? json() : json(one.committed == engine::Committed::now)},
         {"donors", std::move(donors)}});
  }
  return list;
}

json item_json(const Snapshot& snapshot, const CommitmentFound& found, Names& names) {
  const engine::CommitmentNode& commitment = snapshot.commitments[found.commitment];
  json item = {{"id", commitment.id},
               {"text", commitment.text},
               {"document", found.document ? json(names(commitment.document)) : json()},
               {"owner", commitment.owner.known() ? json(names(commitment.owner)) : json()},
               {"due", day_json(commitment.due)},
               {"status", known(commitment.status)},
               {"answer", to_text(found.answer)},
               {"reason", found.reason},
               {"overdue", found.overdue ? json(*found.overdue) : json()},
               {"programmes", programmes_json(snapshot, found, names)},
               {"evidence", evidence_json(found.evidence)}};
  return item;
}

// How the commitments of each document, or of each owner, are answered: [{"id", "total", "answers", "overdue"}] by id.
class Tally {
 public:
  void add(const std::string& id, const CommitmentFound& found) {
    auto& [answers, overdue] = counts_[id];
    ++answers[static_cast<std::size_t>(found.answer)];
    overdue += found.overdue.value_or(false);
  }
  json list() const {
    json list = json::array();
    for (const auto& [id, count] : counts_) {
      std::uint64_t total = 0;
      for (const std::uint64_t one : count.first) total += one;
      list.push_back({{"id", known(id)}, {"total", total}, {"overdue", count.second}});
      list.back()["answers"] = counts_json(count.first);
    }
    return list;
  }

 private:
  std::map<std::string, std::pair<std::array<std::uint64_t, engine::commitment_answer_count>, std::uint64_t>> counts_;
};

}  // namespace

json answer_commitments(const Asking& asking) {
  const Snapshot& snapshot = asking.edition.snapshot();
  const engine::Question question = read_question(asking, usual_for_coverage);
  const engine::Commitments all = find_commitments(snapshot, question);
  Names names(asking.edition);
  Tally documents, owners;
  for (const CommitmentFound& found : all.items) {
    const engine::CommitmentNode& commitment = snapshot.commitments[found.commitment];
    documents.add(found.document ? names(commitment.document) : "", found);
    owners.add(commitment.owner.known() ? names(commitment.owner) : "", found);
  }
  json answer = {{"revision", asking.edition.revision()},
                 {"at", day_json(question.day)},
                 {"answers", counts_json(all.answers)},
                 {"overdue", all.overdue},
                 {"overdue_unknown", all.overdue_unknown},
                 {"documents", documents.list()},
                 {"owners", owners.list()}};
  const auto write = [&](const CommitmentFound& found) { return item_json(snapshot, found, names); };
  add_items(answer, asking, all.items, write, Saying::by_name);
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
