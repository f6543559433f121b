#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/files/actor_names.h"
#include "store/files/iati_element.h"
#include "store/files/iati_records.h"
#include "store/files/iati_report.h"

namespace store {

// The organisations that an IATI file names, each once: by their reference where it is one, else by their name.
class IatiActors {
 public:
  using Actor = std::uint32_t;

  // REQUIRES: both outlive the list.
  IatiActors(IatiRecords& records, IatiReport& report) : records_(records), report_(report) {}

  // The organisation of reporting-org, participating-org, provider-org, receiver-org and the like. Nothing where it
  // names nobody: no reference and no name, or a placeholder.
  std::optional<Actor> meet(const IatiElement& element);

  // The same for what has no element of its own.
  std::optional<Actor> meet(const std::string& ref, const std::vector<IatiText>& names, const std::string& type,
                            std::uint32_t line);

  // Who is unknown: "Unspecified", of the list of placeholders, so that money and work of nobody known still count.
  Actor nobody(std::uint32_t line);

  const std::string& id(Actor actor) const { return all_[actor].id; }
  const std::string& name(Actor actor) const {
    return all_[actor].names.empty() ? id(actor) : all_[actor].names.front();
  }

  // Whether the two are one by reference, or by the whole name.
  bool same(Actor one, Actor other) const;

  // Adds a record for each, in the order in which they were met. To be called once, at the end.
  void finish();

 private:
  struct Known {
    std::string id, ref, catch_all, kind, type;
    std::vector<std::string> names;  // the first is the name, the others are aliases
    std::uint32_t line = 0;
  };

  void add_names(Known& actor, const std::vector<IatiText>& names, std::uint32_t line);
  std::vector<IatiText> real_names(const std::vector<IatiText>& names, std::uint32_t line);

  IatiRecords& records_;
  IatiReport& report_;
  Placeholders placeholders_;
  std::vector<Known> all_;
  std::unordered_map<std::string, Actor> by_key_;  // a reference, or a folded name behind a space
};

}  // namespace store
