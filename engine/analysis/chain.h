#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/analysis/chain_links.h"
#include "engine/analysis/programme_columns.h"
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

  // Whether a record makes the two one chain. Where both are programmes and the lead of the one pays the other, it is
  // probable that it does so out of the one. Cost: a binary search among whom each funds and who takes part in it.
  bool are_one(std::uint32_t a, std::uint32_t b) const;
  // Why; nothing where they are not.
  std::optional<Chain> between(std::uint32_t a, std::uint32_t b) const;

  // Where signs tell that two are not one, they are not.
  const std::vector<ChainSign>& signs() const { return links_->signs; }

 private:
  // How one follows from another, as far as the records state it: the first that holds.
  enum class Step : std::uint8_t { none, funds, takes_part, is_part_of, belongs_to };

  std::string name(const Provider& provider) const;
  Ref<Organisation> lead(const Provider& provider) const;
  Step step(std::uint32_t a, std::uint32_t b) const;
  std::string sentence(Step step, const Provider& a, const Provider& b) const;
  bool pays(const Provider& a, const Provider& b) const;

  const View& view_;
  const ProviderOrder& providers_;
  const ProgrammeColumns& programmes_;
  std::shared_ptr<const ChainLinks> links_;
};

}  // namespace engine
