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
  // Cost: a sort of the funding and participations. REQUIRES: both outlive it.
  Chains(const View& view, const ProviderOrder& providers);

  // Nothing where no record makes the two one chain. Where both are programmes and the lead of the one
  // pays the other, it is probable that it does so out of the one.
  std::optional<Chain> between(std::uint32_t a, std::uint32_t b) const;

 private:
  struct Funds {
    std::uint32_t provider, receiver;  // ranks

    friend auto operator<=>(const Funds&, const Funds&) = default;
  };
  struct TakesPart {
    Ref<Programme> programme;
    Ref<Organisation> organisation;

    friend auto operator<=>(const TakesPart&, const TakesPart&) = default;
  };

  std::string name(const Provider& provider) const;
  Ref<Organisation> lead(const Provider& provider) const;
  std::optional<std::string> from_to(std::uint32_t a, std::uint32_t b) const;
  bool pays(const Provider& a, const Provider& b) const;

  const View& view_;
  const ProviderOrder& providers_;
  std::vector<Funds> funds_;
  std::vector<TakesPart> takes_part_;  // funds, answers for, extends or implements
};

}  // namespace engine
