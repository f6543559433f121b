#include "server/answers/answer_terms.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "engine/analysis/actor_links.h"
#include "engine/analysis/commitments.h"
#include "engine/analysis/contacts.h"
#include "engine/analysis/coverage.h"
#include "engine/analysis/equality.h"
#include "engine/analysis/findings.h"
#include "engine/analysis/leaving.h"
#include "engine/analysis/mechanisms.h"
#include "engine/analysis/network.h"
#include "engine/analysis/overlaps.h"
#include "engine/analysis/ownership.h"
#include "engine/analysis/profile.h"
#include "engine/analysis/referral_counts.h"
#include "engine/analysis/returns.h"
#include "engine/analysis/route_breaks.h"
#include "server/answers/changed_records.h"

namespace {

using Codes = std::set<std::string>;

// Which enum's codes stand in which list of the vocabulary.
struct Walked {
  std::string type, list;
  Codes codes;
};

template <class Code>
Walked walk(const std::string& type, const std::string& list, std::size_t count) {
  Walked walked{type, list, {}};
  for (std::size_t code = 0; code < count; ++code) {
    walked.codes.insert(std::string(to_text(static_cast<Code>(code))));
  }
  return walked;
}

std::vector<Walked> all_codes() {
  using namespace engine;
  return {walk<State>("State", "states", state_count),
          walk<Flag>("Flag", "flags", flag_count),
          walk<OverlapClass>("OverlapClass", "classes", overlap_class_count),
          walk<LinkKind>("LinkKind", "links", link_kind_count),
          walk<Stage>("Stage", "stages", stage_count),
          walk<FindingKind>("FindingKind", "finding_kinds", finding_kind_count),
          walk<FindingStatus>("FindingStatus", "finding_statuses", finding_status_count),
          walk<RouteState>("RouteState", "routes", route_state_count),
          walk<LinkUse>("LinkUse", "link_uses", link_use_count),
          walk<DeadEndKind>("DeadEndKind", "dead_ends", dead_end_kind_count),
          walk<Outcome>("Outcome", "outcomes", outcome_count),
          walk<Requirement>("Requirement", "requirements", requirement_count),
          walk<Verdict>("Verdict", "verdicts", 3),
          walk<ChoiceState>("ChoiceState", "choices", choice_state_count),
          walk<Barrier>("Barrier", "barriers", barrier_count),
          walk<ContactKind>("ContactKind", "contacts", contact_kind_count),
          walk<ActorLink>("ActorLink", "actor_links", actor_link_count),
          walk<Treatment>("Treatment", "treatments", treatment_count),
          walk<Effect>("Effect", "effects", 5),
          walk<FundingType>("FundingType", "payers", funding_type_count),
          walk<HandOff::Gap>("HandOff::Gap", "hand_overs", 6),
          walk<CommitmentAnswer>("CommitmentAnswer", "commitment_answers", commitment_answer_count),
          walk<Committed>("Committed", "committed", 3),
          walk<ReturnState>("ReturnState", "returns", return_state_count),
          walk<server::RecordChange>("RecordChange", "record_changes", 4)};
}

Codes codes_of(const std::string& name) {
  Codes codes;
  for (const auto& list : server::term_lists()) {
    if (list.name != name) continue;
    for (const auto& term : list.terms) codes.insert(std::string(term.code));
  }
  return codes;
}

TEST(AnswerTerms, HaveALabelForEveryCode) {
  for (const Walked& walked : all_codes()) EXPECT_EQ(codes_of(walked.list), walked.codes) << walked.type;
}

// Whoever adds a kind of code to the answers is asked for its labels here.
TEST(AnswerTerms, CoverEveryEnumThatIsWrittenAsACode) {
  Codes walked;
  for (const Walked& one : all_codes()) walked.insert(one.type);
  const std::regex writes(R"(std::string_view to_text\(([A-Za-z:]+) [a-z_]+\);)");
  for (const char* folder : {"engine/analysis", "server/answers"}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() != ".h") continue;
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);) {
        std::smatch found;
        if (std::regex_search(line, found, writes)) {
          EXPECT_TRUE(walked.contains(found[1])) << found[1] << " in " << entry.path() << " has no labels";
        }
      }
    }
  }
  EXPECT_GT(walked.size(), 20U);
}

TEST(AnswerTerms, HaveALabelForEveryDecision) {
  Codes words;
  for (const auto word : engine::decision_words()) words.insert(std::string(word));
  EXPECT_EQ(codes_of("decisions"), words);
}

TEST(AnswerTerms, AreSentencesAndStandOnce) {
  Codes names;
  for (const auto& list : server::term_lists()) {
    EXPECT_TRUE(names.insert(std::string(list.name)).second) << list.name;
    EXPECT_EQ(codes_of(std::string(list.name)).size(), list.terms.size()) << list.name << " has a code twice";
    for (const auto& term : list.terms) {
      EXPECT_FALSE(term.label.empty()) << term.code;
      EXPECT_TRUE(term.meaning.ends_with(".")) << term.code;
    }
  }
}

}  // namespace
