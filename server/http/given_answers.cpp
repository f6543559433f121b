#include "server/http/given_answers.h"

#include <utility>

namespace server {
namespace {

std::size_t bytes_of(const std::string& key, const GivenAnswer& answer) {
  constexpr std::size_t headers = 1024;  // of both replies, and what a map needs
  return headers + key.size() + (answer.whole ? answer.whole->body.size() : 0);
}

}  // namespace

GivenAnswers::GivenAnswers(std::size_t most_bytes) : most_in_half_(most_bytes / compartments / 2) {}

std::optional<GivenAnswer> GivenAnswers::find(const std::string& key) {
  Compartment& compartment = compartment_of(key);
  const std::lock_guard lock(compartment.guard);
  if (const auto found = compartment.lately.find(key); found != compartment.lately.end()) return found->second;
  const auto found = compartment.before.find(key);
  if (found == compartment.before.end()) return std::nullopt;
  GivenAnswer answer = std::move(found->second);
  compartment.before.erase(found);
  put(compartment, key, answer);
  return answer;
}

void GivenAnswers::keep(const std::string& key, GivenAnswer answer) {
  Compartment& compartment = compartment_of(key);
  if (answer.whole && answer.whole->body.size() > most_in_half_ / 2) answer.whole = nullptr;
  const std::lock_guard lock(compartment.guard);
  put(compartment, key, std::move(answer));
}

void GivenAnswers::put(Compartment& compartment, const std::string& key, GivenAnswer answer) const {
  const std::size_t bytes = bytes_of(key, answer);
  if (compartment.bytes + bytes > most_in_half_) {
    compartment.before = std::exchange(compartment.lately, {});
    compartment.bytes = 0;
  }
  auto& kept = compartment.lately[key];
  if (kept.unchanged) compartment.bytes -= bytes_of(key, kept);
  kept = std::move(answer);
  compartment.bytes += bytes;
}

}  // namespace server
