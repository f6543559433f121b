#include "store/files/contacts.h"

#include <gtest/gtest.h>

#include <random>

#include "store/files/profile.h"
#include "tests/store/files/reading_text.h"

namespace {

TEST(Contacts, AreTakenOutOfTexts) {
  EXPECT_EQ(store::without_contacts("Kits, ask x.y@hope.example"), "Kits, ask");
  EXPECT_EQ(store::without_contacts("Kits +964 770 123 4567 daily"), "Kits  daily");
  EXPECT_EQ(store::without_contacts("Call 0770 123 4567"), "Call");
  EXPECT_EQ(store::without_contacts("Tel: 123-456"), "Tel:");
  EXPECT_EQ(store::without_contacts("هاتف ٠٧٧٠١٢٣٤٥٦٧"), "هاتف");
  EXPECT_EQ(store::without_contacts("(+93) 70 123 4567"), "");
}

TEST(Contacts, AreNoDatesCountsCodesOrMoney) {
  for (const char* text :
       {"2022-01-31", "31/01/2022 - 28/02/2022", "NG036002", "IQG01Q02", "1 200 000 people", "10.000.000", "2021-2022",
        "USD 1,500,000", "Project 2022/114", "From 01/02/2022 to 28/02/2022", "Phase 3 (2021-2023)"}) {
    EXPECT_FALSE(store::holds_contact(text)) << text;
    EXPECT_EQ(store::without_contacts(text), text);
  }
}

TEST(Contacts, LeaveNothingThatIsOne) {
  std::mt19937 random(1);
  const std::string letters = "+0123456789 -()./@abz;,:";
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int size = static_cast<int>(random() % 40); size > 0; --size) text += letters[random() % letters.size()];
    ASSERT_FALSE(store::holds_email(store::without_contacts(text))) << text;
    ASSERT_FALSE(store::holds_contact(store::without_contacts(text)))
        << text << " -> " << store::without_contacts(text);
  }
}

TEST(Contacts, OfRolesAreToldFromThoseOfPersons) {
  EXPECT_TRUE(store::is_role_mailbox("info@hope.example"));
  EXPECT_TRUE(store::is_role_mailbox("iraq.coordination@hope.example"));
  EXPECT_FALSE(store::is_role_mailbox("amina.ali@hope.example"));
  EXPECT_FALSE(store::is_role_mailbox("info"));
}

constexpr const char* with_contacts = R"(
  District | Cluster | Partner | Activity                      | Focal point | E-mail            | Phone
  Upper    | Health  | IMC     | Clinic for mothers, ask a.b@imc.example   | A. Person   | a.b@imc.example   | +964 770 123 4567
  Lower    | WASH    | NRC     | Wells, call +964 770 123 4568 | B. Person   | info@nrc.example  | +964 770 123 4569
)";

// Everything that the reading keeps, and says.
std::string all_text(const engine::Reading& reading) {
  std::string text = issues_text(reading);
  for (const auto& row : reading.activities) {
    text += row.organisation.name + row.organisation.acronym + row.service + row.sector + row.group + row.programme +
            row.contact + row.lead.name;
  }
  for (const auto& column : reading.columns) text += column.reason + column.meaning;
  return text;
}

TEST(Contacts, AreNowhereInAReadingUnlessAskedFor) {
  const std::string text = all_text(reading_of_drawn(with_contacts));
  EXPECT_EQ(text.find('@'), std::string::npos) << text;
  EXPECT_EQ(text.find("770"), std::string::npos) << text;
  EXPECT_EQ(text.find("Person"), std::string::npos) << text;
  EXPECT_NE(text.find("an e-mail address or a telephone number in the cell was not kept"), std::string::npos);
}

TEST(Contacts, AreKeptOnRequestARoleMailboxAlone) {
  store::ReadOptions options;
  options.keep_contacts = true;
  const auto reading = reading_of_drawn(with_contacts, options);
  EXPECT_EQ(reading.activities.at(0).contact, "A. Person, a.b@imc.example, +964 770 123 4567");
  EXPECT_EQ(reading.activities.at(1).contact, "info@nrc.example");
}

TEST(People, AreStoppedInEveryLanguageAndShape) {
  for (const char* table :
       {"Nom et prénom | Date de naissance | Commune | Partenaire | Secteur\n A | 2001-01-01 | X | DRC | Santé",
        "الاسم الكامل | تاريخ الميلاد | المحافظة\n ا | 2001-01-01 | س",
        "Nombre completo | Cédula | Municipio | Sector | Socio\n A | 1 | X | Salud | DRC",
        "Case number | Age | Sex | District | Partner | Cluster\n C1 | 30 | F | Upper | DRC | Cash",
        "Partner | Cluster | District | Name | Age | Sex | Phone\n D | Cash | U | A | 30 | F | 0770 123 4561\n D | "
        "Cash "
        "| U | B | 31 | M | 0770 123 4562\n D | Cash | U | C | 32 | F | 0770 123 4563\n D | Cash | U | E | 33 | M | "
        "0770 123 4564\n D | Cash | U | F | 34 | F | 0770 123 4565"}) {
    EXPECT_NE(refusal_of([&] { reading_of_drawn(table); }).find("looks like a list of people"), std::string::npos)
        << table;
  }
}

}  // namespace
