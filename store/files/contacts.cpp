#include "store/files/contacts.h"

#include <algorithm>
#include <array>
#include <set>

#include "engine/identity/words.h"
#include "store/files/figures.h"
#include "store/files/profile.h"
#include "store/files/sheet.h"

namespace store {
namespace {

bool is_digit(char character) { return character >= '0' && character <= '9'; }

// Letters of any script: what is no ASCII may be one.
bool is_letter(char character) {
  return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
         static_cast<unsigned char>(character) >= 0x80;
}

struct Run {
  std::size_t begin, end, digits;
};

// The run of digits, and of marks among them, that begins at `at`.
Run run_at(std::string_view text, std::size_t at) {
  Run run{at, at, 0};
  for (std::size_t next = at; next < text.size(); ++next) {
    if (is_digit(text[next])) {
      ++run.digits;
      run.end = next + 1;
    } else if (std::string_view(" ()+.-/").find(text[next]) == std::string_view::npos) {
      break;
    }
  }
  return run;
}

// Whether a word for a telephone stands right before `begin`.
bool is_announced(std::string_view text, std::size_t begin) {
  static constexpr std::array<std::string_view, 18> words = {
      "tel", "phone",   "telephone", "mobile",  "mob",      "cell", "whatsapp", "fax",    "call",
      "gsm", "hotline", "telefono",  "celular", "portable", "هاتف", "تلفن",     "موبايل", "тел"};
  std::string_view before = trim(text.substr(0, begin));
  const auto kept = before.find_last_not_of(" :.#-(=");
  before = before.substr(0, kept == std::string_view::npos ? 0 : kept + 1);
  const auto blank = before.find_last_of(" ,;(/");
  const std::string word = engine::fold(blank == std::string_view::npos ? before : before.substr(blank + 1));
  if (word == "no" || word == "number" || word == "nr") {
    return blank != std::string_view::npos && is_announced(before.substr(0, blank), blank);
  }
  return std::ranges::any_of(words, [&](std::string_view known) { return engine::fold(known) == word; });
}

// "2022-01-01" and "01/03/2022 - 30/06/2022" are dates, and "10.000.000" is a count.
bool is_dates_or_groups(std::string_view run) {
  std::size_t four = 0;
  std::size_t parts = 0;
  bool short_parts = true;
  for (std::size_t at = 0; at < run.size();) {
    std::size_t end = at;
    while (end < run.size() && is_digit(run[end])) ++end;
    if (end > at) {
      ++parts;
      four += end - at == 4 ? 1 : 0;
      short_parts = short_parts && end - at <= 4;
    }
    at = end + 1;
  }
  return short_parts && four > 0 && parts >= 3 && four * 3 == parts;
}

bool is_telephone_run(std::string_view text, const Run& run) {
  constexpr std::size_t most = 15;
  const std::string_view digits = text.substr(run.begin, run.end - run.begin);
  if (run.digits == 0 || run.digits > most) return false;
  if (run.digits >= 6 && is_announced(text, run.begin)) return true;
  if (is_dates_or_groups(digits)) return false;
  const auto first = digits.find_first_of("+0123456789");
  if (digits.substr(first).starts_with('+')) return run.digits >= 8;
  return digits[first] == '0' && run.digits >= 9;
}

// The next run of a telephone number from `at` on; empty where there is none.
Run find_telephone(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const bool opens = is_digit(text[at]) || ((text[at] == '+' || text[at] == '(') && at + 1 < text.size() &&
                                              (is_digit(text[at + 1]) || text[at + 1] == '+'));
    if (!opens) {
      ++at;
      continue;
    }
    const Run run = run_at(text, at);
    // "NG036002" is a code: its digits belong to the letters before them.
    const bool apart =
        (at == 0 || !is_letter(text[at - 1]) || text[at] == '+') &&
        (run.end >= text.size() || !is_letter(text[run.end]) || static_cast<unsigned char>(text[run.end]) >= 0x80);
    if (apart && is_telephone_run(text, run)) return run;
    at = std::max(run.end, at + 1);
  }
  return {text.size(), text.size(), 0};
}

std::string without_telephones(std::string_view text) {
  std::string rest;
  std::size_t at = 0;
  while (at < text.size()) {
    const Run run = find_telephone(text, at);
    rest += text.substr(at, run.begin - at);
    at = std::max(run.end, run.begin);
    if (run.begin == run.end) break;
  }
  return std::string(trim(rest));
}

}  // namespace

bool holds_contact(std::string_view text) {
  if (text.find('@') != std::string_view::npos && holds_email(text)) return true;
  const auto digits = std::ranges::count_if(
      text, [](char character) { return is_digit(character) || static_cast<unsigned char>(character) >= 0xD9; });
  if (digits < 6) return false;
  const std::string western = western_digits(text);
  return find_telephone(western, 0).digits != 0;
}

std::string without_contacts(std::string_view text) {
  std::string rest(text);
  // What is left may join into a contact again: until there is none. Each round takes something away.
  while (holds_contact(rest)) {
    const std::size_t before = rest.size();
    rest = holds_email(rest) ? without_emails(rest) : without_telephones(western_digits(rest));
    if (rest.size() >= before) break;
  }
  return rest;
}

bool is_role_mailbox(std::string_view address) {
  static const std::set<std::string, std::less<>> roles = {
      "admin",        "assistance", "bureau",     "cluster",      "communication", "communications",
      "complaints",   "contact",    "contacto",   "coordination", "coordinator",   "country",
      "data",         "feedback",   "focalpoint", "helpdesk",     "help",          "hotline",
      "im",           "imo",        "info",       "information",  "office",        "operations",
      "press",        "program",    "programme",  "programs",     "programmes",    "reception",
      "referral",     "referrals",  "registry",   "reporting",    "returns",       "secretariat",
      "secretariado", "sector",     "services",   "support",      "team",          "twg"};
  const auto at = trim(address).find('@');
  if (at == std::string_view::npos) return false;
  std::string_view local = trim(address).substr(0, at);
  while (!local.empty()) {
    const auto end = std::min(local.find_first_of(".-_+"), local.size());
    if (roles.contains(engine::fold(local.substr(0, end)))) return true;
    local.remove_prefix(std::min(local.size(), end + 1));
  }
  return false;
}

}  // namespace store
