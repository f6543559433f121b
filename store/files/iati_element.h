#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/files/xml.h"

namespace store {

// One element of an IATI file with all that it holds, while it is being understood: a transaction, a title. It is
// made anew in the same memory for every element, so that a file of any size is read in little.
//
// A tree holds at most 4,000 elements and 128 KB of text, the longest that a record may have; what is beyond is not
// kept, and `is_cut()` says so.
class IatiTree {
 public:
  void open(std::string_view name, const Attributes& attributes, std::uint32_t line);
  void text(std::string_view piece);
  void close();
  bool is_whole() const { return depth_ == 0; }  // what was opened first is closed
  bool is_cut() const { return is_cut_; }
  void clear();

 private:
  friend class IatiElement;
  struct Attribute {
    std::string name, value;
  };
  struct Node {
    std::string name, text;
    std::uint32_t line = 0;
    std::vector<Attribute> attributes;  // the first `attribute_count` are of this element
    std::size_t attribute_count = 0;
    std::size_t parent = 0, first_child = 0, last_child = 0, next = 0;  // 0 is none: the root is nobody's child
  };

  void put_attributes(Node& node, const Attributes& attributes);

  std::vector<Node> nodes_;  // the first `count_` are of this tree
  std::size_t count_ = 0, open_ = 0, depth_ = 0, skipped_depth_ = 0, kept_bytes_ = 0;
  bool is_cut_ = false;
};

// A place in a tree; one that is not there has an empty name, no text and nothing inside. Valid until the tree changes.
class IatiElement {
 public:
  explicit IatiElement(const IatiTree& tree) : IatiElement(&tree, 0) {}

  bool is_there() const { return tree_ != nullptr; }
  std::string_view name() const { return is_there() ? std::string_view(node().name) : std::string_view(); }
  std::uint32_t line() const { return is_there() ? node().line : 0; }

  // The attribute's value, without the space around it; "xml:lang" is asked for as "lang".
  std::string_view operator[](std::string_view attribute) const;
  bool has(std::string_view attribute) const;

  // Its own text, in one line.
  std::string text() const;

  // The first child of this name.
  IatiElement child(std::string_view name) const;

  template <class Visit>
  void for_each_child(Visit&& visit) const {
    if (!is_there()) return;
    for (std::size_t at = node().first_child; at != 0; at = tree_->nodes_[at].next) visit(IatiElement(tree_, at));
  }

 private:
  IatiElement(const IatiTree* tree, std::size_t at) : tree_(tree), at_(at) {}
  const IatiTree::Node& node() const { return tree_->nodes_[at_]; }

  const IatiTree* tree_;
  std::size_t at_;
};

// What an element says in words, in one or in several languages: its narratives (2.x), else its own text (1.0x).
struct IatiText {
  std::string language;  // as stated; empty where it is the activity's own
  std::string text;      // in one line, never empty
};
std::vector<IatiText> texts_of(const IatiElement& element);

}  // namespace store
