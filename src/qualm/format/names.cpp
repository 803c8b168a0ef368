#include "qualm/format/names.hpp"

namespace qualm {
namespace {

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Whether a text begins with a Greek letter from Α to ω: two bytes of UTF-8.
bool startsGreek(std::string_view text) {
  if (text.size() < 2) return false;
  const auto lead = static_cast<unsigned char>(text[0]), next = static_cast<unsigned char>(text[1]);
  return (lead == 0xCE && next >= 0x91 && next <= 0xBF) || (lead == 0xCF && next >= 0x80 && next <= 0x89);
}

/// Greek letters stay; whatever else is no letter or digit becomes _.
std::string cleaned(std::string_view name) {
  std::string text;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (startsGreek(name.substr(i))) {
      text += name.substr(i, 2);
      ++i;
    } else if ((static_cast<unsigned char>(name[i]) & 0xC0U) != 0x80U) {
      text += isLetter(name[i]) || isDigit(name[i]) ? name[i] : '_';
    }
  }
  if (text.empty() || isDigit(text[0])) text.insert(0, "p_");
  return text;
}

}  // namespace

std::string Identifiers::make(std::string_view name) {
  std::string text = cleaned(name);
  while (isReserved_(text) || taken_.count(text) != 0) text += '_';
  taken_.insert(text);
  return text;
}

}  // namespace qualm
