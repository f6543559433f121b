#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "engine/analysis/flags.h"
#include "engine/analysis/leaving.h"
#include "engine/analysis/lost_routes.h"
#include "tests/engine/analysis/donors_text.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/analysis/random_money.h"
#include "tests/engine/analysis/small_field.h"

namespace {

using namespace engine;
using namespace testing_text;

// Leaving as it is defined, everything looked at for each programme and organisation.
class ObviousLeaving {
 public:
  ObviousLeaving(const Snapshot& graph, const Question& question, const Departure& departure)
      : graph_(graph),
        view_(graph, question),
        departure_(departure),
        falls_(view_),
        order_(graph),
        gone_(find_gone(graph, departure)) {}

  Leaving find() const {
    Leaving leaving;
    std::vector<std::uint32_t> all;
    for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
      const Provider who = order_.provider(rank);
      if (!is_touched(who)) continue;
      leaving.consequences.push_back(consequence_for(who));
      const auto& deliveries = leaving.consequences.back().fall.deliveries;
      all.insert(all.end(), deliveries.begin(), deliveries.end());
    }
    std::ranges::stable_sort(leaving.consequences, {}, &Consequence::effect);
    std::ranges::sort(all);
    leaving.together = fall_of(all);
    std::set<Number> referrals(leaving.together.referrals.begin(), leaving.together.referrals.end());
    for (const ReferralEdge& referral : graph_.referrals) {
      if (!is_route(view_, referral, view_.question.day)) continue;
      if (gone_.organisations[referral.from.index] || gone_.organisations[referral.to.index]) {
        referrals.insert(referral.number);
      }
    }
    leaving.together.referrals.assign(referrals.begin(), referrals.end());
    return leaving;
  }

 private:
  bool is_gone(const Provider& who) const {
    return who.programme.known() ? gone_.programmes[who.programme.index] : gone_.organisations[who.organisation.index];
  }
  bool may_be_seen(Tier tier) const { return tier <= view_.question.tier; }

  bool is_touched(const Provider& who) const {
    if (is_gone(who)) return true;
    const bool is_paid = std::ranges::any_of(graph_.funding, [&](const FundingEdge& edge) {
      return may_be_seen(edge.tier) && edge.receiver == who && gone_.gives_no_more(edge.provider);
    });
    const bool has_payer = std::ranges::any_of(graph_.participations, [&](const ParticipationEdge& edge) {
      return may_be_seen(edge.tier) && edge.role == "funding" && Provider{{}, edge.programme} == who &&
             gone_.gives_no_more({edge.organisation, {}});
    });
    return is_paid || has_payer || std::ranges::any_of(graph_.deliveries, [&](const DeliveryRow& row) {
             return may_be_seen(row.tier) && graph_.provider(row) == who && gone_.organisations[row.organisation.index];
           });
  }

  bool goes(std::uint32_t delivery) const {
    const Ref<Programme> programme = graph_.deliveries.programme(delivery);
    return gone_.organisations[graph_.deliveries.organisation(delivery).index] ||
           (programme.known() && gone_.programmes[programme.index]);
  }

  Fall fall_of(const std::vector<std::uint32_t>& among) const {
    std::vector<std::uint32_t> falling;
    for (const std::uint32_t delivery : among) {
      if (goes(delivery) && counts_when_asked(view_, delivery)) falling.push_back(delivery);
    }
    return falls_.of(falling, view_.question.day,
                     [&](std::uint32_t delivery) { return !goes(delivery) && counts_when_asked(view_, delivery); });
  }

  // What enters the sums with that record, as the list of all money has it.
  Sums added_with(Number record) const {
    Sums sums;
    const auto money = find_money(graph_, view_.question.tier);
    for (const Flow& flow : money->flows) {
      if (money->records_of(flow).front() == record && flow.treatment <= Treatment::untraced) {
        sums.add(money->money_of(flow));
      }
    }
    return sums;
  }

  Consequence consequence_for(const Provider& who) const {
    Consequence consequence;
    consequence.who = who;
    std::set<Ref<Organisation>> left;
    bool paid = false;
    if (who.programme.known()) {
      for (const auto donor : graph_.programmes[who.programme.index].donors) {
        const bool no_more = gone_.gives_no_more({donor, {}});
        paid = paid || no_more;
        if (!no_more) left.insert(donor);
      }
    }
    for (const FundingEdge& edge : graph_.funding) {
      if (!may_be_seen(edge.tier) || edge.receiver != who) continue;
      if (gone_.gives_no_more(edge.provider)) {
        consequence.records.push_back(edge.number);
        consequence.money.add(added_with(edge.number));
      } else if (edge.kind != "pledge" && is_known(graph_, edge.provider.organisation)) {
        left.insert(edge.provider.organisation);
      }
    }
    consequence.donors_left.assign(left.begin(), left.end());
    consequence.effect = effect_on(who, paid || !consequence.records.empty(), left.empty());
    consequence.fall = fall_of(falls_.of_provider(who));
    return consequence;
  }

  Effect effect_on(const Provider& who, bool was_paid, bool nobody_is_left) const {
    if (who.organisation.known()) return is_gone(who) ? Effect::leaves : Effect::loses_money;
    if (std::ranges::find(departure_.programmes, who.programme) != departure_.programmes.end()) return Effect::leaves;
    if (is_gone(who)) return Effect::stops;
    if (!was_paid) return Effect::loses_implementer;
    return nobody_is_left ? Effect::uncertain : Effect::loses_money;
  }

  const Snapshot& graph_;
  View view_;
  const Departure& departure_;
  Falls falls_;
  ProviderOrder order_;
  Gone gone_;
};

// Everything that is said of it.
std::string everything(const Snapshot& graph, const Leaving& leaving) {
  std::string text = consequences(graph, leaving);
  const auto add = [&](const Fall& fall) {
    for (const auto delivery : fall.deliveries) text += " d" + std::to_string(delivery);
    for (const auto* cells : {&fall.cells, &fall.emptied}) {
      text += ';';
      for (const Cell& cell : *cells) {
        text += " " + graph.locations.id(cell.location) + "/" + graph.services.id(cell.service) + "/" +
                graph.groups.id(cell.group);
      }
    }
    text += '\n';
  };
  for (const Consequence& one : leaving.consequences) {
    text += testing_text::text(one.money);
    for (const auto donor : one.donors_left) text += " left " + graph.organisations[donor.index].id;
    for (const Number number : one.records) text += " " + std::to_string(number);
    add(one.fall);
  }
  add(leaving.together);
  return text;
}

// One to three organisations and programmes.
Departure random_departure(std::mt19937& random, const Snapshot& graph) {
  Departure departure;
  for (std::size_t more = 1 + random() % 3; more > 0; --more) {
    if (random() % 3 == 0 && !graph.programmes.empty()) {
      departure.programmes.push_back({static_cast<std::uint32_t>(random() % graph.programmes.size())});
    } else {
      departure.organisations.push_back({static_cast<std::uint32_t>(random() % graph.organisations.size())});
    }
  }
  return departure;
}

TEST(Leaving, AgreesWithTheObviousWay) {
  std::mt19937 random(25);
  for (int round = 0; round < 500; ++round) {
    const std::string tables = random_tables(random) + random_money_tables(random);
    const auto graph = snapshot(tables);
    auto question = random_question(random, *graph);
    if (round % 2 == 0) question.day.reset();
    const Departure departure = random_departure(random, *graph);
    Leaving expected = ObviousLeaving(*graph, question, departure).find();
    ASSERT_EQ(everything(*graph, find_leaving(*graph, question, departure)), everything(*graph, expected))
        << "round " << round << ", " << to_text(question) << "\n"
        << tables;
    expected.consequences.clear();
    ASSERT_EQ(everything(*graph, find_leaving(*graph, question, departure, LeavingWanted::together_alone)),
              everything(*graph, expected))
        << "round " << round;
  }
}

}  // namespace
