# nonagon_embed(module folder): every file below <folder>/ becomes part of the binary, read by nonagon::embedded(path).
function(nonagon_embed module folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}/${folder}" "${CMAKE_SOURCE_DIR}/${folder}/*")
  list(FILTER files EXCLUDE REGEX "\\.md$")
  list(SORT files)
  set(assembly "  .section .rodata\n")
  set(externs "")
  set(rows "")
  set(paths "")
  set(n 0)
  foreach(file IN LISTS files)
    string(APPEND assembly "  .global nonagon_file_${n}\n  .global nonagon_file_${n}_end\n  .balign 16\nnonagon_file_${n}:\n  .incbin \"${CMAKE_SOURCE_DIR}/${folder}/${file}\"\nnonagon_file_${n}_end:\n")
    string(APPEND externs "extern const char nonagon_file_${n};\nextern const char nonagon_file_${n}_end;\n")
    string(APPEND rows "      {\"${file}\", &nonagon_file_${n}, &nonagon_file_${n}_end},\n")
    list(APPEND paths "${CMAKE_SOURCE_DIR}/${folder}/${file}")
    math(EXPR n "${n} + 1")
  endforeach()
  get_property(extra GLOBAL PROPERTY nonagon_generated_files)
  foreach(file IN LISTS extra)
    get_filename_component(name "${file}" NAME)
    string(APPEND assembly "  .global nonagon_file_${n}\n  .global nonagon_file_${n}_end\n  .balign 16\nnonagon_file_${n}:\n  .incbin \"${file}\"\nnonagon_file_${n}_end:\n")
    string(APPEND externs "extern const char nonagon_file_${n};\nextern const char nonagon_file_${n}_end;\n")
    string(APPEND rows "      {\"${name}\", &nonagon_file_${n}, &nonagon_file_${n}_end},\n")
    list(APPEND paths "${file}")
    math(EXPR n "${n} + 1")
  endforeach()
  string(APPEND assembly "  .section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/embedded.S" CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/embedded.gen.cpp" CONTENT
"#include <array>
#include <span>

#include \"base/embedded_file.hpp\"

extern \"C\" {
${externs}}

namespace nonagon {

std::span<const EmbeddedFile> embedded_files() {
  static const std::array<EmbeddedFile, ${n}> all{{
${rows}  }};
  return all;
}

}  // namespace nonagon
" @ONLY)
  set_source_files_properties("${CMAKE_BINARY_DIR}/embedded.S" PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(nonagon_${module} PRIVATE "${CMAKE_BINARY_DIR}/embedded.S" "${CMAKE_BINARY_DIR}/embedded.gen.cpp")
endfunction()
