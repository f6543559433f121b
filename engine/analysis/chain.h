#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/analysis/chain_links.h"
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
  // Cost: none, but that of links_of(). REQUIRES: all outlive it.
  Chains(const View& view, const ProviderOrder& providers, const ProgrammeColumns& programmes);

  // Nothing where no record makes the two one chain. Where both are programmes and the lead of the one
  // pays the other, it is probable that it does so out of the one.
  std::optional<Chain> between(std::uint32_t a, std::uint32_t b) const;

 private:
  friend class ChainsOf;

  std::string name(const Provider& provider) const;
  Ref<Organisation> lead(const Provider& provider) const;
  std::optional<std::string> from_to(std::uint32_t a, std::uint32_t b) const;
  bool pays(const Provider& a, const Provider& b) const;

  const View& view_;
  const ProviderOrder& providers_;
  const ProgrammeColumns& programmes_;
  std::shared_ptr<const ChainLinks> links_;
};

// Which providers are in a chain with one of them: a quick answer for those who ask of many.
class ChainsOf {
 public:
  // REQUIRES: `chains` outlives it.
  explicit ChainsOf(const Chains& chains);

  // Cost: a step for each donor of the provider. REQUIRES: called before the others.
  void look_from(std::uint32_t provider);

  // Tell the processor that look_from() will soon ask for the provider: what is found by its programme, and then, when
  // that is at hand, what is found by it.
  void fetch(std::uint32_t provider) const;
  void fetch_donors(std::uint32_t provider) const;

  // Whether an organisation may be the lead of somebody in a chain with the provider, by what it pays or belongs to.
  bool may_reach(Ref<Organisation> lead) const {
    return is_donor_[lead.index] ||
           (organisation_family_ != 0 && chains_.links_->organisation_families[lead.index] == organisation_family_);
  }

  // Who is recorded to be linked with the provider on some day, in no order.
  std::span<const std::uint32_t> linked() const { return chains_.links_->linked.of(provider_); }

  // Whether others too than the linked and those whose lead may_reach() may be in a chain with it.
  bool may_reach_more() const { return programme_family_ != 0 || lead_may_donate_; }

  // Whether Chains::between() finds something for the two. `lead_may`: may_reach() of the other's lead; `linked`: it is
  // among these.
  bool reach(std::uint32_t other, bool lead_may, bool linked) const {
    if (!lead_may && !linked && !may_reach_more()) return false;
    return find(other, lead_may, linked);
  }

 private:
  bool find(std::uint32_t other, bool lead_may, bool linked) const;

  const Chains& chains_;
  std::uint32_t provider_ = 0;
  Provider from_;
  std::vector<bool> is_donor_;             // by organisation
  std::vector<Ref<Organisation>> donors_;  // the organisations that are
  bool lead_may_donate_ = false;
  std::uint32_t programme_family_ = 0, organisation_family_ = 0;
};

}  // namespace engine
