#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/provider_order.h"
#include "engine/analysis/view.h"

namespace engine {

// Why two providers are links of one chain.
struct Chain {
  bool probable = false;
  std::string reason;  // a sentence
};

// What the records state of who funds, extends or sub-implements whom, and who is whose parent.
class Chains {
 public:
  // Cost: a pass over programmes, funding and participations. REQUIRES: all outlive it.
  Chains(const View& view, const ProviderOrder& providers, const ProgrammeColumns& programmes);

  // Nothing where no record makes the two one chain. Where both are programmes and the lead of the one
  // pays the other, it is probable that it does so out of the one.
  std::optional<Chain> between(std::uint32_t a, std::uint32_t b) const;

 private:
  friend class ChainsOf;

  struct Lists {  // the list of provider n is values[starts[n]] to values[starts[n + 1]], ascending
    std::vector<std::uint32_t> starts, values;

    std::span<const std::uint32_t> of(std::uint32_t provider) const {
      return std::span(values).subspan(starts[provider], starts[provider + 1] - starts[provider]);
    }
    bool has(std::uint32_t provider, std::uint32_t value) const;
  };
  struct Link {
    std::uint32_t from, to;
  };

  static Lists lists_of(const std::vector<Link>& links, std::size_t providers);
  void read_links();
  void find_families();
  std::string name(const Provider& provider) const;
  Ref<Organisation> lead(const Provider& provider) const;
  std::optional<std::string> from_to(std::uint32_t a, std::uint32_t b) const;
  bool pays(const Provider& a, const Provider& b) const;

  const View& view_;
  const ProviderOrder& providers_;
  const ProgrammeColumns& programmes_;
  Lists funded_, partners_;  // whom a provider funds; and who funds, answers for, extends or implements a programme
  Lists linked_;             // both, in both directions
  std::vector<std::uint32_t> programme_families_, organisation_families_;  // 0: nothing above or below it
  std::vector<bool> may_donate_;                                           // by organisation: a programme may name it
};

// Which providers are in a chain with one of them: a quick answer for those who ask of many.
class ChainsOf {
 public:
  // REQUIRES: `chains` outlives it.
  explicit ChainsOf(const Chains& chains);

  // Cost: a step for each link of the provider. REQUIRES: called before reach().
  void look_from(std::uint32_t provider);

  // Whether Chains::between() finds something for the two.
  bool reach(std::uint32_t other) const;

 private:
  const Chains& chains_;
  std::uint32_t provider_ = 0;
  Provider from_;
  Ref<Organisation> lead_;
  std::vector<std::uint32_t> linked_, donors_;  // by provider and organisation: the round in which it was marked
  std::uint32_t round_ = 0;
  bool lead_may_donate_ = false, has_donors_ = false;
  std::uint32_t programme_family_ = 0, organisation_family_ = 0;
};

}  // namespace engine
