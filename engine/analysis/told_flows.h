#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "engine/analysis/money.h"
#include "engine/analysis/provider_order.h"

namespace engine {

// The places of words in MoneyFlows::words.
class FlowWords {
 public:
  explicit FlowWords(std::vector<std::string>& words);

  std::uint32_t place(const std::string& word);

 private:
  std::vector<std::string>& words_;
  std::unordered_map<std::string, std::uint32_t> places_;
  std::uint32_t last_ = 0;  // most words are said many times on end
};

// Adds the flows that the funding tells to `money`, in no order that means anything: each once, however many sources
// tell it; set aside or apart, or else counted until it is known where their givers have it from. Cost: sorting the
// funding by giver and receiver.
void add_told_flows(const Snapshot& snapshot, Tier tier, const ProviderOrder& order, MoneyFlows& money);

}  // namespace engine
