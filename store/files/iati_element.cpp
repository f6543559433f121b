#include "store/files/iati_element.h"

#include "store/files/iati_values.h"
#include "store/files/sheet.h"
#include "store/files/sound_records.h"

namespace store {
namespace {

constexpr std::size_t most_elements = 4'000;
constexpr std::size_t most_attributes = 40;

// Memory that one long text took is not kept for the many short ones that follow in its place.
void reuse(std::string& text, std::string_view value) {
  constexpr std::size_t worth_keeping = 1024;
  if (text.capacity() > worth_keeping) std::string().swap(text);
  text.assign(value);
}

// Attributes of other namespaces are not IATI's, though they may be named alike.
std::string_view own_name(std::string_view name) {
  if (name.starts_with("xml:")) return name.substr(4);
  return name.find(':') == std::string_view::npos ? name : std::string_view();
}

}  // namespace

void IatiTree::clear() {
  count_ = open_ = depth_ = skipped_depth_ = kept_bytes_ = 0;
  is_cut_ = false;
}

void IatiTree::open(std::string_view name, const Attributes& attributes, std::uint32_t line) {
  ++depth_;
  if (skipped_depth_ > 0 || count_ == most_elements) {
    ++skipped_depth_;
    is_cut_ = true;
    return;
  }
  if (count_ == nodes_.size()) nodes_.emplace_back();
  const std::size_t at = count_++;
  Node& node = nodes_[at];
  reuse(node.name, name);
  reuse(node.text, {});
  node.line = line;
  node.parent = open_;
  node.first_child = node.last_child = node.next = 0;
  put_attributes(node, attributes);
  if (at > 0) {
    Node& parent = nodes_[open_];
    (parent.last_child == 0 ? parent.first_child : nodes_[parent.last_child].next) = at;
    parent.last_child = at;
  }
  open_ = at;
}

void IatiTree::put_attributes(Node& node, const Attributes& attributes) {
  node.attribute_count = 0;
  attributes.for_each([&](std::string_view name, std::string_view value) {
    const std::string_view own = own_name(name);
    if (own.empty()) return;
    kept_bytes_ += value.size();
    if (node.attribute_count == most_attributes || kept_bytes_ > longest_text) {
      is_cut_ = true;
      return;
    }
    if (node.attribute_count == node.attributes.size()) node.attributes.emplace_back();
    Attribute& attribute = node.attributes[node.attribute_count++];
    reuse(attribute.name, own);
    reuse(attribute.value, trim(value));
  });
}

void IatiTree::text(std::string_view piece) {
  if (depth_ == 0 || skipped_depth_ > 0) return;
  std::string& text = nodes_[open_].text;
  // The space between elements says nothing, and there is much of it.
  if (text.empty() && trim(piece).empty()) return;
  kept_bytes_ += piece.size();
  if (kept_bytes_ > longest_text) {
    is_cut_ = true;
    return;
  }
  text += piece;
}

void IatiTree::close() {
  --depth_;
  if (skipped_depth_ > 0) {
    --skipped_depth_;
    return;
  }
  open_ = nodes_[open_].parent;
}

std::string_view IatiElement::operator[](std::string_view attribute) const {
  if (!is_there()) return {};
  for (std::size_t at = 0; at < node().attribute_count; ++at) {
    if (node().attributes[at].name == attribute) return node().attributes[at].value;
  }
  return {};
}

bool IatiElement::has(std::string_view attribute) const {
  if (!is_there()) return false;
  for (std::size_t at = 0; at < node().attribute_count; ++at) {
    if (node().attributes[at].name == attribute) return true;
  }
  return false;
}

std::string IatiElement::text() const { return is_there() ? one_line(node().text) : std::string(); }

IatiElement IatiElement::child(std::string_view name) const {
  if (is_there()) {
    for (std::size_t at = node().first_child; at != 0; at = tree_->nodes_[at].next) {
      if (tree_->nodes_[at].name == name) return {tree_, at};
    }
  }
  return {nullptr, 0};
}

std::vector<IatiText> texts_of(const IatiElement& element) {
  std::vector<IatiText> texts;
  element.for_each_child([&](const IatiElement& child) {
    if (child.name() != "narrative") return;
    std::string text = child.text();
    if (!text.empty()) texts.push_back({std::string(child["lang"]), std::move(text)});
  });
  if (!texts.empty()) return texts;
  std::string text = element.text();
  if (!text.empty()) texts.push_back({std::string(element["lang"]), std::move(text)});
  return texts;
}

}  // namespace store
