#include "engine/analysis/actor_edits.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "engine/analysis/actor_links.h"
#include "engine/analysis/chain.h"
#include "engine/analysis/chain_links_following.h"
#include "engine/analysis/giving.h"
#include "engine/analysis/provider_donors.h"
#include "tests/engine/analysis/random_edits.h"
#include "tests/engine/analysis/random_graph.h"

// What is kept of actors and their links follows edits, by which actors come, too: it is what is made afresh.
namespace engine {
namespace {

using testing_text::Records;

// Keeps what edits changed since it was first asked for.
struct Noted {
  LinkEdits edits;

  static constexpr bool follows_actors = true;
  static std::shared_ptr<const Noted> after(const Noted& before, const Snapshot& was, const Snapshot& is,
                                            const Alteration& alteration, std::size_t) {
    auto noted = std::make_shared<Noted>(before);
    return noted->edits.add(was, is, alteration) ? noted : nullptr;
  }
};

// A Snapshot, and what edits made of it.
struct Edited {
  std::shared_ptr<const Snapshot> before, now;
  std::shared_ptr<const Noted> noted;
};

// Edits something a few times. `now` is null where it could not be followed.
Edited edited_some_times(std::mt19937& random) {
  const auto all = testing_text::random_records(random);
  Records records = testing_text::drawn(random, all, 4);
  Edited some{testing_text::formed(records), nullptr, nullptr};
  some.before->kept.get<Noted>(0, [] { return std::make_shared<const Noted>(); });
  auto snapshot = some.before;
  for (std::size_t edits = 1 + random() % 3; edits > 0; --edits) {
    const unsigned kind = random() % 4;
    const Records next = kind == 0   ? testing_text::redrawn(random, records, all)
                         : kind == 1 ? testing_text::with_other_programmes(random, records)
                                     : testing_text::with_an_arrival(random, records);
    const auto is = testing_text::edited_to(*snapshot, records, next);
    if (!is || !is->kept.has<Noted>(0)) return some;
    records = next;
    snapshot = is;
  }
  some.now = snapshot;
  some.noted = snapshot->kept.get<Noted>(0, [] { return nullptr; });
  return some;
}

// Calls visit(edited) for each of some that could be followed; returns how many there were.
template <class Visit>
std::size_t for_each_edited(Visit visit) {
  std::size_t count = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const Edited some = edited_some_times(random);
    if (!some.now) continue;
    visit(some);
    if (testing::Test::HasFailure()) break;
    ++count;
  }
  return count;
}

TEST(ActorEdits, NoteWhoCameAmongThoseConcerned) {
  const std::size_t count = for_each_edited([](const Edited& some) {
    const ActorEdits& edits = some.noted->edits.others();
    const auto& [organisations, programmes] = edits.actors();
    EXPECT_EQ(some.before->organisations.size() + organisations.coming(), some.now->organisations.size());
    EXPECT_EQ(some.before->programmes.size() + programmes.coming(), some.now->programmes.size());
    for (std::uint32_t one = 0; one < some.now->programmes.size(); ++one) {
      const Ref<Programme> old = programmes.before({one});
      if (!old.known()) {
        EXPECT_TRUE(edits.programmes().contains({one}));
      } else {
        EXPECT_EQ(some.before->programmes[old.index].id, some.now->programmes[one].id);
      }
    }
  });
  EXPECT_GT(count, 200U);
}

TEST(ProviderOrder, KeepsRanksWhereActorsCome) {
  std::size_t moved = 0;
  for_each_edited([&](const Edited& some) {
    const auto before = providers_by_place(*some.before);
    const auto now = before->followed(*some.now, some.noted->edits.others());
    const ProviderOrder by_id(*some.now);
    moved += now->size() > before->size() ? 1 : 0;
    EXPECT_TRUE(now->keeps_ranks_of(*before));
    ASSERT_EQ(now->size(), by_id.size());
    for (std::uint32_t rank = 0; rank < now->size(); ++rank) {
      const Provider& one = now->provider(rank);
      ASSERT_EQ(now->rank(one), rank);
      ASSERT_EQ(now->by_id(rank), by_id.rank(one));
      ASSERT_EQ(now->of_id(now->by_id(rank)), rank);
      if (rank < before->size()) {
        ASSERT_EQ(some.now->id(one), some.before->id(before->provider(rank)));
      }
    }
  });
  EXPECT_GT(moved, 200U);
}

TEST(ProviderOrder, KeepsNoRanksOfOneThatIsMadeAnew) {
  std::mt19937 random(1);
  const auto snapshot = testing_text::formed(testing_text::drawn(random, testing_text::random_records(random), 4));
  const auto again = std::make_shared<const ProviderOrder>(ProviderOrder(*snapshot), std::vector<std::uint32_t>());
  EXPECT_FALSE(again->keeps_ranks_of(*providers_by_place(*snapshot)));
}

TEST(ProgrammeColumns, FollowEdits) {
  const std::size_t count = for_each_edited([](const Edited& some) {
    const auto now = programme_columns_of(*some.before)->followed(*some.now, some.noted->edits.others());
    const ProgrammeColumns whole(*some.now);
    EXPECT_EQ(now->leads, whole.leads);
    EXPECT_EQ(now->parents, whole.parents);
    EXPECT_EQ(now->donors_known, whole.donors_known);
    EXPECT_EQ(now->donor_starts, whole.donor_starts);
    EXPECT_EQ(now->donors, whole.donors);
  });
  EXPECT_GT(count, 200U);
}

// Who funds whom on no day in particular, and on each on which some funding begins; and who takes part.
void expect_same(const ChainLinks& followed, const ChainLinks& afresh) {
  ASSERT_EQ(followed.funded.starts, afresh.funded.starts);
  ASSERT_EQ(followed.funded.values, afresh.funded.values);
  ASSERT_EQ(followed.partners.starts, afresh.partners.starts);
  ASSERT_EQ(followed.partners.values, afresh.partners.values);
  ASSERT_EQ(followed.may_pay.size(), afresh.may_pay.size());
  const auto providers = static_cast<std::uint32_t>(followed.signs.size());
  for (const Period& then : afresh.funded_then) {
    for (std::uint32_t one = 0; one < providers; ++one) {
      for (const std::uint32_t other : afresh.funded.of(one)) {
        ASSERT_EQ(followed.funds(one, other, then.from), afresh.funds(one, other, then.from));
      }
    }
  }
}

TEST(ChainLinks, FollowEdits) {
  std::size_t followed = 0, linked = 0;
  for_each_edited([&](const Edited& some) {
    const auto old_order = providers_by_place(*some.before);
    const auto old_columns = programme_columns_of(*some.before);
    const auto order = old_order->followed(*some.now, some.noted->edits.others());
    const auto columns = old_columns->followed(*some.now, some.noted->edits.others());
    const auto before = std::make_shared<const ChainLinks>(*some.before, *old_order, *old_columns);
    const auto now = follow_links(before, some.noted->edits, *some.now, *order, *columns);
    ASSERT_NE(now, nullptr);
    expect_same(*now, ChainLinks(*some.now, *order, *columns));
    followed += now == before ? 0 : 1;

    // What records link, signs say; and links kept with a Snapshot find what those of a fresh one find.
    const Question question;
    const View view(*some.now, question);
    const Chains chains(view, *order, *columns);
    for (std::uint32_t one = 0; one < order->size(); ++one) {
      for (std::uint32_t other = 0; other < one; ++other) {
        if (!chains.are_one(one, other)) continue;
        ++linked;
        ASSERT_NE(may_be_chain(now->signs[one], now->signs[other]), 0U);
      }
    }
  });
  EXPECT_GT(followed, 200U);
  EXPECT_GT(linked, 1000U);
}

TEST(ProviderDonors, AreWhatTheyAreAfreshAfterEdits) {
  const std::size_t count = for_each_edited([](const Edited& some) {
    provider_donors_of(*some.before, *providers_by_place(*some.before));
    const auto order = providers_by_place(*some.now);
    const auto donors = provider_donors_of(*some.now, *order);
    for (std::uint32_t rank = 0; rank < order->size(); ++rank) {
      const Ref<Programme> one = order->provider(rank).programme;
      std::vector<Ref<Organisation>> named;
      for (const std::uint32_t number : donors->of(rank)) named.push_back(donors->all[number]);
      const bool is_programme = one.known();
      ASSERT_EQ(named.empty(), !is_programme || some.now->programmes[one.index].donors.empty());
      if (!is_programme) continue;
      ASSERT_TRUE(std::ranges::equal(named, some.now->programmes[one.index].donors));
      ASSERT_EQ(donors->known[rank] != 0, some.now->programmes[one.index].donors_known);
    }
  });
  EXPECT_GT(count, 200U);
}

std::string text_of(const Giving& giving, const Snapshot& snapshot) {
  std::ostringstream text;
  const auto write = [&](std::span<const std::uint32_t> list) {
    for (const std::uint32_t one : list) text << one << " ";
    text << "| ";
  };
  for (std::uint32_t one = 0; one < snapshot.organisations.size(); ++one) {
    write(giving.from({{one}, {}}));
    write(giving.into({{one}, {}}));
    write(giving.pays_for({one}));
  }
  for (std::uint32_t one = 0; one < snapshot.programmes.size(); ++one) {
    write(giving.from({{}, {one}}));
    write(giving.into({{}, {one}}));
    write(giving.payers_of({one}));
  }
  return text.str();
}

TEST(Giving, FollowsEdits) {
  std::size_t followed = 0, anew = 0;
  for_each_edited([&](const Edited& some) {
    const auto before = std::make_shared<const Giving>(*some.before);
    const auto now = before->followed(*some.now, some.noted->edits);
    ++(now ? followed : anew);
    if (now) {
      ASSERT_EQ(text_of(*now, *some.now), text_of(Giving(*some.now), *some.now));
    }
  });
  EXPECT_GT(followed, 150U);
  EXPECT_GT(anew, 20U) << "where a record went";
}

std::string text_of(const ActorLinks& links) {
  std::string text;
  for (std::uint32_t number = 0; number < links.size(); ++number) {
    for (const LinkedActor end : links.near(number)) {
      text += std::to_string(end.number()) + " " + std::to_string(end.kinds().bits()) + ", ";
    }
    text += "\n";
  }
  return text;
}

TEST(ActorLinks, FollowEdits) {
  std::size_t followed = 0, anew = 0;
  for_each_edited([&](const Edited& some) {
    for (const Tier tier : {Tier::everybody, Tier::secretariat}) {
      const auto before = std::make_shared<const ActorLinks>(*some.before, tier);
      const auto now = before->followed(*some.now, tier, some.noted->edits);
      ++(now ? followed : anew);
      if (!now) continue;
      ASSERT_EQ(text_of(*now), text_of(ActorLinks(*some.now, tier)));
      ASSERT_EQ(now->number({{}, {0}}), some.now->organisations.size());
    }
  });
  EXPECT_GT(followed, 200U);
  EXPECT_GT(anew, 20U) << "where a link went";
}

}  // namespace
}  // namespace engine
