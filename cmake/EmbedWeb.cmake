# cmake -DFOLDER=… -DOUT=… -P EmbedWeb.cmake: writes OUT.S and OUT.cpp, which hold every file of FOLDER for nonagon::http::web_files().
if(NOT EXISTS "${FOLDER}/index.html.gz")
  message(FATAL_ERROR "there is no built workbench in \"${FOLDER}\"")
endif()
file(GLOB_RECURSE files RELATIVE "${FOLDER}" "${FOLDER}/*")
list(SORT files)
list(LENGTH files count)
set(assembly "  .section .rodata\n")
set(externs "")
set(rows "")
set(n 0)
foreach(file IN LISTS files)
  string(APPEND assembly "  .global nonagon_web_${n}\n  .global nonagon_web_${n}_end\nnonagon_web_${n}:\n  .incbin \"${FOLDER}/${file}\"\nnonagon_web_${n}_end:\n")
  string(APPEND externs "extern const char nonagon_web_${n};\nextern const char nonagon_web_${n}_end;\n")
  string(APPEND rows "      {\"/${file}\", &nonagon_web_${n}, &nonagon_web_${n}_end},\n")
  math(EXPR n "${n} + 1")
endforeach()
string(APPEND assembly "  .section .note.GNU-stack,\"\",@progbits\n")
file(WRITE "${OUT}.S" "${assembly}")
file(WRITE "${OUT}.cpp"
"#include <array>

#include \"http/web_files.hpp\"

extern \"C\" {
${externs}}

namespace nonagon::http {

std::span<const EmbeddedFile> web_files() {
  static const std::array<EmbeddedFile, ${count}> all{{
${rows}  }};
  return all;
}

}  // namespace nonagon::http
")
