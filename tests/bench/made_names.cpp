#include "tests/bench/made_names.h"

#include <algorithm>
#include <array>
#include <random>

namespace bench {
namespace {

using Texts = std::vector<std::string>;

constexpr std::size_t languages = 6;  // English, French, Spanish, German, Arabic, Russian
using Word = std::array<const char*, languages>;

constexpr std::array<Word, 12> works = {{
    {"Relief", "Secours", "Socorro", "Hilfe", "الإغاثة", "помощи"},
    {"Development", "Développement", "Desarrollo", "Entwicklung", "التنمية", "развития"},
    {"Health", "Santé", "Salud", "Gesundheit", "الصحة", "здоровья"},
    {"Education", "Éducation", "Educación", "Bildung", "التعليم", "образования"},
    {"Peace", "Paix", "Paz", "Frieden", "السلام", "мира"},
    {"Women", "Femmes", "Mujeres", "Frauen", "المرأة", "женщин"},
    {"Youth", "Jeunesse", "Juventud", "Jugend", "الشباب", "молодежи"},
    {"Water", "Eau", "Agua", "Wasser", "المياه", "воды"},
    {"Migration", "Migration", "Migración", "Migration", "الهجرة", "миграции"},
    {"Rights", "Droits", "Derechos", "Rechte", "حقوق", "прав"},
    {"Children", "Enfants", "Niños", "Kinder", "الأطفال", "детей"},
    {"Protection", "Protection", "Protección", "Schutz", "حماية", "защиты"},
}};
constexpr std::array<Word, 5> forms = {{
    {"Organization", "Organisation", "Organización", "Organisation", "منظمة", "организация"},
    {"Foundation", "Fondation", "Fundación", "Stiftung", "مؤسسة", "фонд"},
    {"Association", "Association", "Asociación", "Verein", "جمعية", "ассоциация"},
    {"Network", "Réseau", "Red", "Netzwerk", "شبكة", "сеть"},
    {"Centre", "Centre", "Centro", "Zentrum", "مركز", "центр"},
}};
constexpr std::array<const char*, languages> links = {" and ", " et ", " y ", " und ", " و", " и "};
constexpr std::array<std::pair<const char*, const char*>, 8> apart = {{{"Northern", "Southern"},
                                                                       {"Kenyan", "Ugandan"},
                                                                       {"Catholic", "Islamic"},
                                                                       {"Eastern", "Western"},
                                                                       {"Danish", "Finnish"},
                                                                       {"National", "Regional"},
                                                                       {"Boys", "Girls"},
                                                                       {"Jordanian", "Lebanese"}}};
constexpr std::array<const char*, 6> legal_forms = {" Ltd", " e.V.", " NGO", " Inc.", " gGmbH", " Int'l"};
constexpr std::array<std::array<const char*, 3>, 16> syllables = {{{"ba", "با", "ба"},
                                                                   {"di", "دي", "ди"},
                                                                   {"ka", "كا", "ка"},
                                                                   {"lo", "لو", "ло"},
                                                                   {"mi", "مي", "ми"},
                                                                   {"ra", "را", "ра"},
                                                                   {"su", "سو", "су"},
                                                                   {"ta", "تا", "та"},
                                                                   {"zi", "زي", "зи"},
                                                                   {"nu", "نو", "ну"},
                                                                   {"sha", "شا", "ша"},
                                                                   {"ram", "رام", "рам"},
                                                                   {"lan", "لان", "лан"},
                                                                   {"tir", "تير", "тир"},
                                                                   {"bor", "بور", "бор"},
                                                                   {"mun", "مون", "мун"}}};

// What one body is called before anybody writes it down.
struct Idea {
  std::vector<std::size_t> proper;  // syllables
  std::size_t form = 0, first = 0, second = 0;
  std::string apart;  // an adjective before the name; empty where there is none
};

std::string capital(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string proper_of(const Idea& idea, std::size_t script) {
  std::string word;
  for (const std::size_t syllable : idea.proper) word += syllables[syllable][script];
  return capital(word);
}

// The name in a language, its proper word in a script.
std::string name_of(const Idea& idea, std::size_t language, std::size_t script) {
  const std::string what = std::string(works[idea.first][language]) + links[language] + works[idea.second][language];
  const std::string lead = idea.apart.empty() ? "" : idea.apart + " ";
  if (language == 0) return lead + proper_of(idea, script) + " " + what + " " + forms[idea.form][0];
  return lead + forms[idea.form][language] + " " + proper_of(idea, script) + " " + what;
}

std::string acronym_of(const Idea& idea) {
  std::string acronym = idea.apart.substr(0, 1) + proper_of(idea, 0).substr(0, 1);
  for (const char* word : {works[idea.first][0], works[idea.second][0], forms[idea.form][0]}) acronym += word[0];
  return acronym;
}

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {}

  MadeNames make(std::size_t bodies) {
    for (std::size_t at = 0; at < bodies; ++at) ideas_.push_back(draw_idea());
    for (const Idea& idea : ideas_) ++bearers_[acronym_of(idea)];
    for (const Idea& idea : ideas_) plant(idea);
    return std::move(made_);
  }

 private:
  std::size_t draw(std::size_t below) { return random_() % below; }

  Idea draw_idea() {
    Idea idea;
    const std::size_t length = 3 + draw(2);
    for (std::size_t at = 0; at < length; ++at) idea.proper.push_back(draw(syllables.size()));
    idea.form = draw(forms.size());
    idea.first = draw(works.size());
    idea.second = (idea.first + 1 + draw(works.size() - 1)) % works.size();
    return idea;
  }

  std::string add(const std::string& name, const engine::Texts& acronyms, std::uint32_t body) {
    const std::string id = "o" + std::to_string(made_.parties.size());
    made_.parties.push_back({id, {name}, acronyms, {}, "", "", "", "", {id}});
    made_.body_of[id] = body;
    return id;
  }

  void plant(Idea idea) {
    const std::uint32_t body = next_body_++;
    const std::size_t kind = draw(8);
    if (kind == 0) idea.apart = apart[draw(apart.size())].first;
    const bool has_acronym = draw(2) == 0;
    const std::string acronym = acronym_of(idea);
    const std::string first = add(name_of(idea, 0, 0), has_acronym ? engine::Texts{acronym} : engine::Texts{}, body);
    if (kind == 0) {
      Idea other = idea;
      for (const auto& [one, two] : apart) other.apart = one == idea.apart ? two : other.apart;
      made_.look_alikes.emplace_back(first, add(name_of(other, 0, 0), {}, next_body_++));
    } else if (kind == 1) {
      add_look_alike(idea, first);
    } else if (kind < 6) {
      const std::size_t times = 1 + draw(2);
      for (std::size_t time = 0; time < times; ++time) add_variant(idea, first, body, has_acronym);
    }
  }

  // The same words with another number, town or sex in one place.
  void add_look_alike(const Idea& idea, const std::string& first) {
    Idea other = idea;
    std::string name;
    switch (draw(3)) {
      case 0:
        name = name_of(idea, 0, 0) + " 2";
        break;
      case 1:
        other.proper = draw_idea().proper;
        if (other.proper == idea.proper) other.proper.push_back(0);
        name = name_of(other, 0, 0);
        break;
      default:
        other.second = (other.second + 1) % works.size();
        if (other.second == other.first) other.second = (other.second + 1) % works.size();
        name = name_of(other, 0, 0);
    }
    made_.look_alikes.emplace_back(first, add(name, {}, next_body_++));
  }

  void add_variant(const Idea& idea, const std::string& first, std::uint32_t body, bool has_acronym) {
    const std::string name = name_of(idea, 0, 0), acronym = acronym_of(idea);
    const auto put = [&](const std::string& way, const std::string& variant) {
      if (variant == name) return;
      const std::string id = add(variant, {}, body);
      made_.to_find[id] = first;
      made_.way_of[id] = way;
    };
    switch (draw(11)) {
      case 0:
        return put("slip", with_slip(name, proper_of(idea, 0)));
      case 1: {
        Idea turned = idea;
        std::swap(turned.first, turned.second);
        return put("order", name_of(turned, 0, 0));
      }
      case 2:
        return put("acronym beside", draw(2) == 0 ? name + " (" + acronym + ")" : acronym + " - " + name);
      case 3:
        if (has_acronym && bearers_.at(acronym) == 1) put("acronym alone", acronym);
        return;
      case 4:
        return put("language", name_of(idea, 1 + draw(3), 0));
      case 5:
        return put("Arabic", name_of(idea, 4, 1));
      case 6:
        return put("Russian", name_of(idea, 5, 2));
      case 7:
        return put("run together", run_together(name));
      case 8:
        return put("legal form", name + legal_forms[draw(legal_forms.size())]);
      case 9:
        return put("full field", name.size() > 32 ? name.substr(0, 30) : name);
      default:
        return put("capitals", shouted(name));
    }
  }

  std::string with_slip(std::string name, const std::string& proper) {
    const std::size_t at = 1 + draw(proper.size() - 2);
    switch (draw(3)) {
      case 0:
        return name.insert(at, 1, name[at]);
      case 1:
        return name.erase(at, 1);
      default:
        std::swap(name[at], name[at + 1]);
        return name;
    }
  }

  static std::string run_together(std::string name) {
    name.erase(name.find(' '), 1);
    return name;
  }

  static std::string shouted(std::string name) {
    if (const std::size_t at = name.find(" and "); at != std::string::npos) name.replace(at, 5, " & ");
    for (char& letter : name) letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    return name;
  }

  std::mt19937 random_;
  std::vector<Idea> ideas_;
  std::map<std::string, int> bearers_;
  std::uint32_t next_body_ = 0;
  MadeNames made_;
};

}  // namespace

MadeNames make_names(std::size_t bodies, std::uint32_t seed) { return Maker(seed).make(bodies); }

}  // namespace bench
