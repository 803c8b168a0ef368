#include "qualm/format/names.hpp"

namespace qualm {
namespace {

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Greek letters stay (two bytes of UTF-8 that begin with CE or CF); whatever else is no letter or digit becomes _.
std::string cleaned(std::string_view name) {
  std::string text;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    if ((byte == 0xCE || byte == 0xCF) && i + 1 < name.size()) {
      text += name.substr(i, 2);
      ++i;
    } else if ((byte & 0xC0U) != 0x80U) {
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
