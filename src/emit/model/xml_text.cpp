#include "emit/model/xml_text.hpp"

#include "base/text.hpp"

namespace nonagon::emit {

std::string xml_text(std::string_view text) {
  std::string out(text);
  if (text.find_first_of("&<>") == std::string_view::npos) return out;
  out = replace_all(std::move(out), "&", "&amp;");
  out = replace_all(std::move(out), "<", "&lt;");
  return replace_all(std::move(out), ">", "&gt;");
}

}  // namespace nonagon::emit
