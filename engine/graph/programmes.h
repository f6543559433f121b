#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/graph/chunked.h"
#include "engine/graph/code_word.h"
#include "engine/graph/few.h"
#include "engine/graph/order.h"
#include "engine/model/record.h"

namespace engine {

// What the records of a programme say of it.
struct ProgrammeStated {
  std::string id;
  std::string name;
  Texts other_names;  // of its other records, each once, ascending
  Texts goals;
  std::optional<Decimal> budget;
  Few<Number> records;  // ascending
  CodeWord status, national_plan, currency;
  Period period;
};

// Whom a programme is tied to, by number. It stands apart from what is said of it, since numbers move where actors come
// and go: then thirty-two bytes are copied and not all the texts.
struct ProgrammeTies {
  Few<Ref<Organisation>> donors;  // ascending; from participations and funding
  Ref<Programme> parent;
  Ref<Organisation> lead;     // the accountable one, else the only delivering one, else unknown
  bool donors_known = false;  // at least one is named, and none of them is a placeholder
};

// A programme before it is put into its list.
struct FormedProgramme : ProgrammeStated, ProgrammeTies {};

// Records joined as one programme, as one reads it in its list: what it refers to stays as long as the list is not
// changed.
struct ProgrammeNode {
  ProgrammeNode(const ProgrammeStated& stated, const ProgrammeTies& ties)
      : id(stated.id),
        name(stated.name),
        other_names(stated.other_names),
        goals(stated.goals),
        budget(stated.budget),
        records(stated.records),
        status(stated.status),
        national_plan(stated.national_plan),
        currency(stated.currency),
        period(stated.period),
        donors(ties.donors),
        parent(ties.parent),
        lead(ties.lead),
        donors_known(ties.donors_known) {}

  const std::string &id, &name;
  const Texts &other_names, &goals;
  const std::optional<Decimal>& budget;
  const Few<Number>& records;
  const CodeWord &status, &national_plan, &currency;
  const Period& period;
  const Few<Ref<Organisation>>& donors;
  const Ref<Programme>& parent;
  const Ref<Organisation>& lead;
  const bool& donors_known;

  // Of every record, each once, ascending.
  Texts names() const;
};

// The programmes of a Snapshot by number, in chunks that copies share: see Chunked. Any thread may read.
class ProgrammeList {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using iterator_concept = std::random_access_iterator_tag;
    using value_type = ProgrammeNode;
    using difference_type = std::ptrdiff_t;
    using reference = ProgrammeNode;
    struct pointer {
      ProgrammeNode node;
      const ProgrammeNode* operator->() const { return &node; }
    };

    Iterator() = default;
    Iterator(const ProgrammeList* list, std::size_t at) : list_(list), at_(at) {}

    ProgrammeNode operator*() const { return (*list_)[at_]; }
    pointer operator->() const { return {**this}; }
    ProgrammeNode operator[](difference_type by) const { return *(*this + by); }
    Iterator& operator++() { return ++at_, *this; }
    Iterator operator++(int) { return {list_, at_++}; }
    Iterator& operator--() { return --at_, *this; }
    Iterator operator--(int) { return {list_, at_--}; }
    Iterator& operator+=(difference_type by) {
      at_ = static_cast<std::size_t>(static_cast<difference_type>(at_) + by);
      return *this;
    }
    Iterator& operator-=(difference_type by) { return *this += -by; }
    friend Iterator operator+(Iterator from, difference_type by) { return from += by; }
    friend Iterator operator+(difference_type by, Iterator from) { return from += by; }
    friend Iterator operator-(Iterator from, difference_type by) { return from -= by; }
    friend difference_type operator-(const Iterator& one, const Iterator& other) {
      return static_cast<difference_type>(one.at_) - static_cast<difference_type>(other.at_);
    }
    friend bool operator==(const Iterator& one, const Iterator& other) { return one.at_ == other.at_; }
    friend auto operator<=>(const Iterator& one, const Iterator& other) { return one.at_ <=> other.at_; }

   private:
    const ProgrammeList* list_ = nullptr;
    std::size_t at_ = 0;
  };
  using value_type = ProgrammeNode;
  using iterator = Iterator;
  using const_iterator = Iterator;

  std::size_t size() const { return stated_.size(); }
  bool empty() const { return stated_.empty(); }
  ProgrammeNode operator[](std::size_t at) const { return {stated_[at], ties_[at]}; }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

  // Of each programme one half alone: who asks for nothing else reads less.
  const Chunked<ProgrammeStated>& stated() const { return stated_; }
  const Chunked<ProgrammeTies>& ties() const { return ties_; }

  // Cost of each of these: as Chunked's.
  Chunked<ProgrammeTies>& edit_ties() { return ties_; }
  ProgrammeTies& edit_ties(std::size_t at) { return ties_.edit(at); }
  ProgrammeStated& edit_stated(std::size_t at) { return stated_.edit(at); }
  void set(std::size_t at, FormedProgramme programme) {
    stated_.edit(at) = std::move(static_cast<ProgrammeStated&>(programme));
    ties_.edit(at) = std::move(static_cast<ProgrammeTies&>(programme));
  }
  void insert(std::size_t at, FormedProgramme programme) {
    stated_.insert(at, std::move(static_cast<ProgrammeStated&>(programme)));
    ties_.insert(at, std::move(static_cast<ProgrammeTies&>(programme)));
  }
  void erase(std::size_t at) {
    stated_.erase(at);
    ties_.erase(at);
  }
  // Adds all at the end.
  void append(std::vector<ProgrammeStated> stated, std::vector<ProgrammeTies> ties) {
    stated_.append(std::move(stated));
    ties_.append(std::move(ties));
  }

 private:
  Chunked<ProgrammeStated> stated_;
  Chunked<ProgrammeTies> ties_;  // of each of these
};

}  // namespace engine
