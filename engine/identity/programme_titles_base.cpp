#include "engine/identity/programme_titles_base.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>

#include "engine/graph/parallel.h"
#include "engine/identity/hash.h"
#include "engine/identity/hash_set.h"
#include "engine/identity/lexicon.h"
#include "engine/identity/title_words.h"

namespace engine {
namespace {

using Numbers = std::vector<std::uint32_t>;
using Stem = std::pair<std::uint64_t, std::uint32_t>;
using Several = std::pair<std::uint32_t, Texts>;

constexpr std::size_t least = 256;         // programmes that are worth a second core
constexpr std::size_t at_once = 1024;      // whose titles are read before their words are numbered
constexpr std::size_t prefixes = 1 << 16;  // of hashes

// What is read of programmes that follow each other: of the words their hashes alone.
struct Part {
  Numbers titles;  // of each programme, how many
  Numbers ends;    // of each title among the words
  std::vector<std::uint64_t> words, numbers;
  std::vector<TitleWord> distinct;  // each word once
  std::vector<Stem> stems;
  std::vector<Several> several;
};

// Programmes as they are stated one by one.
class Undertakings {
 public:
  explicit Undertakings(const std::vector<Undertaking>& all) : all_(all) {}

  std::size_t size() const { return all_.size(); }
  std::span<const std::string> names(std::size_t at) { return all_[at].names; }
  const std::string& id(std::size_t at) const { return all_[at].id; }
  // Of all its records, where it has others than its own.
  std::span<const std::string> ids(std::size_t at) { return all_[at].ids; }

 private:
  const std::vector<Undertaking>& all_;
};

// Those of a Snapshot, without a copy of what is mostly one name and one id.
class Standing {
 public:
  Standing(const Snapshot& snapshot, const std::map<std::uint32_t, Texts>& several)
      : stated_(snapshot.programmes.stated()), several_(several) {}

  std::size_t size() const { return stated_.size(); }
  std::span<const std::string> names(std::size_t at) {
    const ProgrammeStated& one = stated_[at];
    if (one.other_names.empty()) return std::span(&one.name, one.name.empty() ? 0 : 1);
    names_ = one.other_names;
    if (!one.name.empty()) names_.insert(std::ranges::lower_bound(names_, one.name), one.name);
    return names_;
  }
  const std::string& id(std::size_t at) const { return stated_[at].id; }
  std::span<const std::string> ids(std::size_t at) {
    const auto found = several_.find(static_cast<std::uint32_t>(at));
    return found == several_.end() ? std::span(&stated_[at].id, 1) : std::span<const std::string>(found->second);
  }

 private:
  const Chunked<ProgrammeStated>& stated_;
  const std::map<std::uint32_t, Texts>& several_;
  Texts names_;
};

// The ids of those of several records.
std::map<std::uint32_t, Texts> ids_of_several(const Snapshot& snapshot) {
  std::map<std::uint32_t, Texts> several;
  for (std::uint32_t at = 0; at < snapshot.programmes.size(); ++at) {
    if (snapshot.programmes.stated()[at].records.size() > 1) several.try_emplace(at);
  }
  if (several.empty()) return several;
  for (const auto& [id, programme] : snapshot.programme_by_id) {
    if (const auto found = several.find(programme.index); found != several.end()) found->second.push_back(id);
  }
  for (auto& [programme, ids] : several) std::ranges::sort(ids);
  return several;
}

template <class Programmes>
Part read_part(Programmes programmes, std::size_t from, std::size_t end, const NameWords& words) {
  Part part;
  TitleReader reader(words);
  HashSet seen;
  TitlesRead some;
  const auto take = [&] {
    for (const TitleWord& word : some.words) {
      part.words.push_back(word.hash);
      if (seen.insert(word.hash)) part.distinct.push_back(word);
    }
    const auto before = static_cast<std::uint32_t>(part.words.size() - some.words.size());
    for (const std::uint32_t title_end : some.ends) part.ends.push_back(before + title_end);
    part.numbers.insert(part.numbers.end(), some.numbers.begin(), some.numbers.end());
    some = {};
  };
  for (std::size_t at = from; at < end; ++at) {
    const std::size_t titles = some.size();
    reader.read(programmes.names(at), some);
    part.titles.push_back(static_cast<std::uint32_t>(some.size() - titles));
    const auto ids = programmes.ids(at);
    for (const std::string& id : ids) part.stems.emplace_back(hash_of_stem(id), static_cast<std::uint32_t>(at));
    if (ids.size() != 1 || ids.front() != programmes.id(at)) {
      part.several.emplace_back(static_cast<std::uint32_t>(at), Texts(ids.begin(), ids.end()));
    }
    if (some.size() >= at_once) take();
  }
  take();
  std::ranges::sort(part.distinct, {}, &TitleWord::hash);
  std::ranges::sort(part.stems);
  return part;
}

template <class Programmes>
std::vector<Part> read_parts(const Programmes& programmes, const NameWords& words) {
  std::mutex guard;
  std::map<std::size_t, Part> parts;
  in_ranges(programmes.size(), least, [&](std::size_t from, std::size_t to) {
    Part part = read_part(programmes, from, to, words);
    const std::lock_guard lock(guard);
    parts.emplace(from, std::move(part));
  });
  std::vector<Part> all;
  for (auto& [from, part] : parts) all.push_back(std::move(part));
  return all;
}

}  // namespace

std::uint64_t hash_of_stem(const std::string& id) {
  Hash hash;
  hash.add(stem_of(id));
  return hash.value();
}

double weight_of_word(std::uint8_t mark, std::size_t programmes) {
  const char* meaning = (mark & TitleWord::united_nations) != 0 ? "united-nations" : "";
  return Lexicon::weight_of(TitleWord::kind_of(mark), meaning, static_cast<std::uint32_t>(programmes));
}

// Puts parts together.
class ProgrammeTitles::Base::Reading {
 public:
  explicit Reading(std::vector<Part> parts) : parts_(std::move(parts)) {}

  std::shared_ptr<const Base> read_all() {
    number_words();
    list_titles();
    const auto index = [this](std::size_t step) {
      if (step == 0) index_words();
      if (step == 1) index_stems();
    };
    one_by_one(2, index);
    return std::move(base_);
  }

 private:
  // By ascending hashes.
  void number_words() {
    std::vector<TitleWord> all;
    for (Part& part : parts_) {
      const auto middle = static_cast<std::ptrdiff_t>(all.size());
      all.insert(all.end(), part.distinct.begin(), part.distinct.end());
      std::ranges::inplace_merge(all, all.begin() + middle, {}, &TitleWord::hash);
      part.distinct = {};
    }
    const auto again = std::ranges::unique(all, {}, &TitleWord::hash);
    all.erase(again.begin(), again.end());
    for (const TitleWord& word : all) {
      base_->hashes.push_back(word.hash);
      base_->kinds.push_back(word.mark);
    }
    // Hashes are as good as random, so that few begin alike.
    starts_.assign(prefixes + 1, 0);
    for (const std::uint64_t hash : base_->hashes) ++starts_[prefix_of(hash) + 1];
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  }

  static std::size_t prefix_of(std::uint64_t hash) { return hash / (~std::uint64_t{0} / prefixes + 1); }

  std::uint32_t number_of(std::uint64_t hash) const {
    const auto first = base_->hashes.begin();
    const std::size_t prefix = prefix_of(hash);
    return static_cast<std::uint32_t>(std::lower_bound(first + starts_[prefix], first + starts_[prefix + 1], hash) -
                                      first);
  }

  void list_titles() {
    std::vector<std::size_t> firsts = {0};
    base_->titles.push_back(0);
    base_->words.starts.push_back(0);
    for (Part& part : parts_) {
      const auto before = static_cast<std::uint32_t>(firsts.back());
      for (const std::uint32_t count : part.titles) base_->titles.push_back(base_->titles.back() + count);
      for (const std::uint32_t end : part.ends) base_->words.starts.push_back(before + end);
      base_->numbers.insert(base_->numbers.end(), part.numbers.begin(), part.numbers.end());
      std::ranges::move(part.several, std::back_inserter(base_->several));
      firsts.push_back(firsts.back() + part.words.size());
    }
    base_->words.numbers.resize(firsts.back());
    one_by_one(parts_.size(), [&](std::size_t at) {
      std::ranges::transform(parts_[at].words, base_->words.numbers.begin() + static_cast<std::ptrdiff_t>(firsts[at]),
                             [this](std::uint64_t hash) { return number_of(hash); });
      parts_[at].words = {};
    });
  }

  // Calls visit(word, programme) once for each word of each programme, by programme.
  template <class Visit>
  void for_each_word(Visit visit) const {
    Numbers several;
    for (std::uint32_t programme = 0; programme < base_->size(); ++programme) {
      const std::uint32_t from = base_->words.starts[base_->titles[programme]];
      const std::uint32_t to = base_->words.starts[base_->titles[programme + 1]];
      auto words = std::span<const std::uint32_t>(base_->words.numbers).subspan(from, to - from);
      if (base_->titles[programme + 1] - base_->titles[programme] > 1) {
        several.assign(words.begin(), words.end());
        std::ranges::sort(several);
        const auto again = std::ranges::unique(several);
        several.erase(again.begin(), again.end());
        words = several;
      }
      for (const std::uint32_t word : words) visit(word, programme);
    }
  }

  // Lists of what each(visit) visits, of `count` words.
  template <class Each>
  static NumberLists lists_of(std::size_t count, Each each) {
    NumberLists lists;
    lists.starts.assign(count + 2, 0);
    each([&](std::uint32_t word, std::uint32_t) { ++lists.starts[word + 2]; });
    std::partial_sum(lists.starts.begin(), lists.starts.end(), lists.starts.begin());
    lists.numbers.resize(lists.starts.back());
    each([&](std::uint32_t word, std::uint32_t programme) { lists.numbers[lists.starts[word + 1]++] = programme; });
    lists.starts.pop_back();
    return lists;
  }

  // The rarest word of each title, once for each programme.
  template <class Visit>
  void for_each_rarest(Visit visit) const {
    Numbers rarest;
    for (std::uint32_t programme = 0; programme < base_->size(); ++programme) {
      rarest.clear();
      for (std::uint32_t title = base_->titles[programme]; title < base_->titles[programme + 1]; ++title) {
        const auto words = base_->words[title];
        const auto least_one = std::ranges::min_element(
            words, {}, [&](std::uint32_t word) { return std::pair(base_->with[word].size(), word); });
        if (least_one != words.end()) rarest.push_back(*least_one);
      }
      std::ranges::sort(rarest);
      const auto again = std::ranges::unique(rarest);
      rarest.erase(again.begin(), again.end());
      for (const std::uint32_t word : rarest) visit(word, programme);
    }
  }

  void index_words() {
    const std::size_t count = base_->hashes.size();
    base_->with = lists_of(count, [this](auto visit) { for_each_word(visit); });
    for (std::uint32_t word = 0; word < count; ++word) {
      base_->weights.push_back(weight_of_word(base_->kinds[word], base_->with[word].size()));
    }
    base_->led = lists_of(count, [this](auto visit) { for_each_rarest(visit); });
  }

  void index_stems() {
    auto& stems = base_->stems;
    for (Part& part : parts_) {
      const auto middle = static_cast<std::ptrdiff_t>(stems.size());
      stems.insert(stems.end(), part.stems.begin(), part.stems.end());
      std::ranges::inplace_merge(stems, stems.begin() + middle);
      part.stems = {};
    }
    base_->stems_of = lists_of(base_->size(), [&](auto visit) {
      for (std::uint32_t at = 0; at < stems.size(); ++at) visit(stems[at].second, at);
    });
  }

  std::vector<Part> parts_;
  Numbers starts_;  // of the words by the beginning of their hashes
  std::shared_ptr<Base> base_ = std::make_shared<Base>();
};

std::shared_ptr<const ProgrammeTitles::Base> ProgrammeTitles::Base::read(const std::vector<Undertaking>& programmes,
                                                                         const NameWords& words) {
  return Reading(read_parts(Undertakings(programmes), words)).read_all();
}

std::shared_ptr<const ProgrammeTitles::Base> ProgrammeTitles::Base::read(const Snapshot& snapshot,
                                                                         const NameWords& words) {
  const auto several = ids_of_several(snapshot);
  return Reading(read_parts(Standing(snapshot, several), words)).read_all();
}

}  // namespace engine
