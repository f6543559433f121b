#include "store/files/months.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "engine/identity/words.h"

namespace store {
namespace {

// One line a month: English, French, Spanish, Portuguese, then the two Arabic calendars' names.
constexpr std::string_view names[12] = {"january janvier enero janeiro jan janv ene يناير كانون الثاني",
                                        "february fevrier febrero fevereiro feb fev fevr فبراير شباط",
                                        "march mars marzo marco mar مارس اذار",
                                        "april avril abril apr avr abr ابريل أبريل نيسان",
                                        "may mai mayo maio مايو ايار",
                                        "june juin junio junho jun يونيو حزيران",
                                        "july juillet julio julho jul juil يوليو تموز",
                                        "august aout agosto aug aou ago اغسطس أغسطس اب",
                                        "september septembre septiembre setembro setiembre sep sept set سبتمبر ايلول",
                                        "october octobre octubre outubro oct out اكتوبر أكتوبر تشرين الاول",
                                        "november novembre noviembre novembro nov نوفمبر تشرين الثاني",
                                        "december decembre diciembre dezembro dec dic dez ديسمبر كانون الاول"};

// Arabic names of two words are known by both, joined as the reader of dates joins them.
std::map<std::string, int, std::less<>> month_words() {
  std::map<std::string, int, std::less<>> words;
  for (int month = 0; month < 12; ++month) {
    std::string_view line = names[month];
    std::string previous;
    while (!line.empty()) {
      const std::string_view raw = line.substr(0, line.find(' '));
      line.remove_prefix(std::min(line.size(), raw.size() + 1));
      const std::string word = engine::fold(raw);
      const bool second_half = previous == engine::fold("كانون") || previous == engine::fold("تشرين");
      if (second_half) {
        words[previous.append(" ").append(word)] = month + 1;
      } else if (word != engine::fold("كانون") && word != engine::fold("تشرين")) {
        words[word] = month + 1;
      }
      previous = word;
    }
  }
  return words;
}

}  // namespace

std::optional<int> month_named(std::string_view folded_word) {
  static const auto words = month_words();
  const auto found = words.find(folded_word);
  if (found == words.end()) return std::nullopt;
  return found->second;
}

}  // namespace store
